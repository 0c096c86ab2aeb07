using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// The derivatives of other types' methods that a compilation has, <c>[DerivativeOf(typeof(T), nameof(T.F))]</c>. Every call in
/// every method asks for them: they are looked up once for a compilation, and after an edit only in the files that changed.
/// </summary>
internal sealed class DerivativesOf
{
    private static readonly ConditionalWeakTable<Compilation, DerivativesOf> OfCompilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> OfTrees = new();

    private readonly Dictionary<IMethodSymbol, List<IMethodSymbol>> derivatives = new(SymbolEqualityComparer.Default);

    private DerivativesOf(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (MethodDeclarationSyntax syntax in OfTrees.GetValue(tree, Candidates))
            {
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(syntax) is { } derivative && TargetOf(derivative) is { } target)
                    Add(target, derivative);
            }
        }
    }

    public static DerivativesOf In(Compilation compilation) => OfCompilations.GetValue(compilation, made => new DerivativesOf(made));

    /// <summary>The derivatives of a method, in the order of the files; of one form only the first counts.</summary>
    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method) =>
        derivatives.Count > 0 && derivatives.TryGetValue(method, out List<IMethodSymbol>? found) ? found : [];

    /// <summary>The attribute on a method; null if it has none.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "DerivativeOfAttribute" } type && type.Qualified() == KnownNames.DerivativeOf);

    /// <summary>The overloads among which the parameters of the derivative choose.</summary>
    public static IEnumerable<IMethodSymbol> Overloads(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0].Value is INamedTypeSymbol type && arguments[1].Value is string name
            ? type.GetMembers(name).OfType<IMethodSymbol>()
            : [];

    /// <summary>The method whose derivative a method is; null if there is none that it fits, or several.</summary>
    public static IMethodSymbol? TargetOf(IMethodSymbol derivative)
    {
        if (AttributeOf(derivative) is not { } attribute || !IsPlain(derivative))
            return null;
        IMethodSymbol[] fitting = [.. Overloads(attribute).Where(overload => IsPlain(overload) && KernelForms.Fits(overload, derivative))];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    /// <summary>Whether the method is static, and neither it nor its type is generic.</summary>
    public static bool IsPlain(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                return false;
        }

        return method is { IsStatic: true, MethodKind: MethodKind.Ordinary, Arity: 0, IsAbstract: false };
    }

    private void Add(IMethodSymbol target, IMethodSymbol derivative)
    {
        if (!derivatives.TryGetValue(target, out List<IMethodSymbol>? known))
            derivatives.Add(target, known = []);
        known.Add(derivative);
    }

    // Bodies are not looked into. What is named otherwise by a using alias is looked at, too.
    private static MethodDeclarationSyntax[] Candidates(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        HashSet<string> names = ["DerivativeOf", "DerivativeOfAttribute"];
        names.UnionWith(root.DescendantNodes(IsOutside).OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.Alias is not null && directive.Name is { } name && names.Contains(Last(name)))
            .Select(directive => directive.Alias!.Name.Identifier.ValueText)
            .ToArray());
        return [.. root.DescendantNodes(IsOutside).OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => names.Contains(Last(attribute.Name))))];
    }

    private static bool IsOutside(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
