using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>Finds the names of framework types, and <c>nameof</c>, that mean something else where the derivatives will stand.</summary>
internal static class HiddenNames
{
    private static readonly ImmutableArray<(string Name, string Namespace)> Known = ImmutableArray.Create(
        ("Array", "System"), ("ArgumentException", "System"), ("ArgumentNullException", "System"), ("Derivatives", "Differentiator"),
        ("DestinationGuard", "Differentiator"), ("EmittedDerivative", "Differentiator"), ("Gradient", "Differentiator"), ("Half", "System"),
        ("Math", "System"), ("MathF", "System"), ("NotSupportedException", "System"), ("Obsolete", "System"), ("ReadOnlySpan", "System"),
        ("Choice", "Differentiator"), ("Scratch", "Differentiator"), ("Span", "System"), ("Strong", "Differentiator"), ("Tape", "Differentiator"), ("nameof", ""));

    public static EquatableArray<string> At(IMethodSymbol method, Compilation compilation)
    {
        if (MethodSyntax.Of(method) is not { Parent: TypeDeclarationSyntax type } syntax)
            return EquatableArray<string>.Empty;
        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        int position = type.OpenBraceToken.Span.End;
        ImmutableHashSet<string> declared = syntax.DescendantNodesAndTokens()
            .Where(n => n.IsToken && n.IsKind(SyntaxKind.IdentifierToken) && IsDeclaration(n.Parent))
            .Select(n => n.AsToken().ValueText)
            .ToImmutableHashSet();
        return Known
            .Where(known => declared.Contains(known.Name)
                || model.LookupSymbols(position, name: known.Name).Any(symbol => !Is(symbol, known.Namespace)))
            .Select(known => known.Name)
            .ToEquatableArray();
    }

    private static bool IsDeclaration(SyntaxNode? node) =>
        node is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax;

    private static bool Is(ISymbol symbol, string space) =>
        symbol is INamedTypeSymbol { ContainingType: null } type && type.QualifiedNamespace() == space;
}
