using System.Linq;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Whether a method is the derivative that its <c>[DerivativeOf]</c> says it is.</summary>
internal static class DerivativeOfCheck
{
    /// <summary>What is wrong; null if nothing is, or if the C# compiler reports it.</summary>
    public static Diagnostic? Run(IMethodSymbol derivative, Compilation compilation)
    {
        if (DerivativesOf.AttributeOf(derivative) is not { } attribute || attribute.ConstructorArguments is not { Length: 2 } arguments
            || arguments[0].Value is not ITypeSymbol type || type.IsErroneous() || arguments[1].Value is not string name)
            return null;
        string? advice = DerivativesOf.TargetOf(derivative) is not { } target ? AdviceFor(derivative, attribute, $"{type.InMessage()}.{name}")
            : EarlierIn(compilation, target, derivative) is { } earlier ? $"'{earlier.ContainingType.InMessage()}.{earlier.Name}' is one in the same form already, so remove one of them"
            : null;
        return advice is null ? null : Diagnostic.Create(RuleDiagnostics.DerivativeMisfit, derivative.Locations[0], $"{type.InMessage()}.{name}", advice);
    }

    private static string AdviceFor(IMethodSymbol derivative, AttributeData attribute, string target)
    {
        IMethodSymbol[] overloads = [.. DerivativesOf.Overloads(attribute).Where(DerivativesOf.IsPlain)];
        if (overloads.Length == 0)
            return $"'{target}' is no static method, or a generic one; write a method of your own that calls it, with [Derivative]";
        if (overloads.Count(overload => KernelForms.Fits(overload, derivative)) > 1)
            return "it fits several overloads; name the parameters otherwise than 'result'";
        bool isForward = derivative.ReturnType.IsTupleType || (!derivative.ReturnsVoid && derivative.Name.EndsWith("Jvp", System.StringComparison.Ordinal));
        IMethodSymbol meant = overloads.OrderByDescending(overload => Alike(overload, derivative)).First();
        return KernelSignatures.Instead(meant, derivative.Name, isForward) + (DerivativesOf.IsPlain(derivative) ? "" : ", as a member of a class that is not generic");
    }

    private static int Alike(IMethodSymbol overload, IMethodSymbol derivative)
    {
        bool[] same = [.. overload.Parameters.Zip(derivative.Parameters, (one, two) => SymbolEqualityComparer.Default.Equals(one.Type, two.Type))];
        return same.Length < overload.Parameters.Length ? -1 : same.TakeWhile(fits => fits).Count() - (same.All(fits => fits) ? 0 : same.Length);
    }

    private static IMethodSymbol? EarlierIn(Compilation compilation, IMethodSymbol target, IMethodSymbol derivative) => DerivativesOf.In(compilation).Of(target)
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, derivative))
        .FirstOrDefault(other => other.ReturnsVoid == derivative.ReturnsVoid);
}
