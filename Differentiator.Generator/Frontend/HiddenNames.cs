using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
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
        ("DifferenceCheck", "Differentiator"), ("DifferenceMove", "Differentiator"), ("DestinationGuard", "Differentiator"), ("EmittedDerivative", "Differentiator"), ("Gradient", "Differentiator"), ("Half", "System"),
        ("Math", "System"), ("MathF", "System"), ("NotSupportedException", "System"), ("Obsolete", "System"), ("ReadOnlySpan", "System"),
        ("CheckpointSchedule", "Differentiator"), ("Choice", "Differentiator"), ("Components", "Differentiator"), ("OverrideGuard", "Differentiator"), ("Scratch", "Differentiator"), ("Span", "System"), ("Strong", "Differentiator"), ("Tape", "Differentiator"), ("Matrix", "Differentiator"),
        ("Workspace", "Differentiator"), ("Gradients", "Differentiator"), ("LayerList", "Differentiator"), ("Lanes", "Differentiator"), ("Vector", "System.Numerics"), ("Vector128", "System.Runtime.Intrinsics"), ("Vector256", "System.Runtime.Intrinsics"), ("Vector512", "System.Runtime.Intrinsics"), ("Vectors", "Differentiator"), ("nameof", ""));

    /// <summary>Whether a name means something else at a place. The methods of a type ask for the same names at the same place.</summary>
    private static readonly ConditionalWeakTable<Compilation, Answers> Asked = new();

    private static readonly string[] Imported = ["Differentiator", "System"];

    /// <param name="function">The method as it was lowered: the types that it names in undifferentiated code count too.</param>
    public static EquatableArray<string> At(IMethodSymbol method, Function? function, Compilation compilation)
    {
        if (MethodSyntax.Declaration(method) is not { Parent: TypeDeclarationSyntax type } syntax)
            return EquatableArray<string>.Empty;
        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        int position = type.OpenBraceToken.Span.End;
        Answers hidden = Asked.GetOrCreateValue(compilation);
        HashSet<string> declared = [.. syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && IsDeclaration(token.Parent)).Select(token => token.ValueText)];
        return Known
            .Concat(NamedIn(function))
            .Concat(KernelsIn(function))
            .Distinct()
            .Where(known => declared.Contains(known.Name)
                || hidden.GetOrAdd((syntax.SyntaxTree, position, known.Name, known.Namespace), _ => model.LookupSymbols(position, name: known.Name).Any(symbol => !Is(symbol, known.Namespace))))
            .Select(known => known.Name)
            .ToEquatableArray();
    }

    private static IEnumerable<(string Name, string Namespace)> NamedIn(Function? function) => function is null ? [] : function.Body.AllExpressions()
        .SelectMany(ExprTraversal.SelfAndDescendants)
        .OfType<Verbatim>()
        .Where(name => name.Type == IrType.TypeName)
        .Select(name => (name.Text.Substring("System.".Length), "System"));

    private static IEnumerable<(string Name, string Namespace)> KernelsIn(Function? function) => function is null ? [] : function.Body.AllStatements()
        .OfType<Invoke>()
        .SelectMany(invoke => invoke.Kernel is { } kernel ? new[] { invoke.Function, kernel.Vjp, kernel.Jvp } : [])
        .SelectMany(called => called is null ? [] : Imported
            .Where(space => called.ContainingType.StartsWith(space + ".", System.StringComparison.Ordinal))
            .Select(space => (called.ContainingType.Substring(space.Length + 1), space)));

    private sealed class Answers : ConcurrentDictionary<(SyntaxTree Tree, int Position, string Name, string Namespace), bool>;

    private static bool IsDeclaration(SyntaxNode? node) =>
        node is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax;

    private static bool Is(ISymbol symbol, string space) =>
        symbol is INamedTypeSymbol { ContainingType: null } type && type.QualifiedNamespace() == space;
}
