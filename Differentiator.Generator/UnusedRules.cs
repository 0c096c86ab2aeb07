using System.Collections.Concurrent;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Generator;

/// <summary>Finds the derivatives by hand of a compilation that nothing uses.</summary>
internal sealed class UnusedRules
{
    private readonly ConcurrentBag<(IMethodSymbol Of, Location Place)> rules = [];
    private readonly ConcurrentDictionary<IMethodSymbol, bool> used = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method could not be read to its end: what it calls is not known then.</summary>
    private volatile bool isAnyRefused;

    /// <summary>Notes a method that is refused, wherever that was found.</summary>
    public void Refused() => isAnyRefused = true;

    public void Read(FrontendResult result)
    {
        foreach (IMethodSymbol method in result.ByHand)
            used.TryAdd(method, true);
    }

    /// <summary>Notes an attribute that says what the derivative of a method is.</summary>
    public void Read(AttributeData attribute, IMethodSymbol carrier)
    {
        if (attribute.ApplicationSyntaxReference is not { } place)
            return;
        string name = attribute.AttributeClass!.Qualified();
        IMethodSymbol? method = name == KnownNames.DerivativeOf ? DerivativesOf.TargetOf(carrier) : name == KnownNames.Derivative ? carrier : null;
        if (method is not null)
            rules.Add((method, Location.Create(place.SyntaxTree, place.Span)));
    }

    public void Report(CompilationAnalysisContext context)
    {
        if (isAnyRefused)
            return;
        bool isLibrary = context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        foreach ((IMethodSymbol method, Location place) in rules.Where(rule => !used.ContainsKey(rule.Of)))
        {
            // Others may call what they see. A derivative of a method elsewhere serves its own compilation alone.
            bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly);
            if (!(isOwn && isLibrary && IsVisible(method)))
                context.ReportDiagnostic(Diagnostic.Create(RuleDiagnostics.NeverUsed, place, $"{method.ContainingType.InMessage()}.{method.Name}"));
        }
    }

    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? each = symbol; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            if (each.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }
}
