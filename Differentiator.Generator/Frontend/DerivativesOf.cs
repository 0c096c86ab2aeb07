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
    private static readonly ConditionalWeakTable<SyntaxTree, Outline> OfTrees = new();

    private readonly Dictionary<IMethodSymbol, List<IMethodSymbol>> derivatives = new(SymbolEqualityComparer.Default);

    private DerivativesOf(Compilation compilation)
    {
        Outline[] outlines = [.. compilation.SyntaxTrees.Select(tree => OfTrees.GetValue(tree, Outline.Of))];
        HashSet<string> everywhere = ["DerivativeOf", "DerivativeOfAttribute"];
        everywhere.UnionWith(outlines.SelectMany(outline => outline.Aliases).Where(alias => alias.IsGlobal && everywhere.Contains(alias.Of)).Select(alias => alias.Name).ToArray());
        foreach ((SyntaxTree tree, Outline outline) in compilation.SyntaxTrees.Zip(outlines, (tree, outline) => (tree, outline)))
        {
            HashSet<string> names = [.. everywhere, .. outline.Aliases.Where(alias => everywhere.Contains(alias.Of)).Select(alias => alias.Name)];
            foreach (MethodDeclarationSyntax syntax in outline.Methods.Where(method => method.Attributes.Any(names.Contains)).Select(method => method.Syntax))
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

    /// <summary>What a file has outside of bodies: its using aliases, and its methods with the names of their attributes.</summary>
    private sealed record Outline((string Name, string Of, bool IsGlobal)[] Aliases, (MethodDeclarationSyntax Syntax, string[] Attributes)[] Methods)
    {
        public static Outline Of(SyntaxTree tree)
        {
            SyntaxNode[] nodes = [.. tree.GetRoot().DescendantNodes(IsOutside)];
            return new(
                [.. nodes.OfType<UsingDirectiveSyntax>()
                    .Where(directive => directive is { Alias: not null, Name: not null })
                    .Select(directive => (directive.Alias!.Name.Identifier.ValueText, Last(directive.Name!), directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))],
                [.. nodes.OfType<MethodDeclarationSyntax>()
                    .Where(method => method.AttributeLists.Count > 0)
                    .Select(method => (method, method.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => Last(attribute.Name)).ToArray()))]);
        }
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
