using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The compilation as the lowering of one method reads it, and where it reports.</summary>
internal sealed class LoweringContext(IMethodSymbol root, Compilation compilation, SourceMap source, Refusals refusals, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new();

    private readonly Dictionary<IMethodSymbol, bool> recursive = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, IOperation Call, bool IsMuted)> recursiveCalls = new();

    public Compilation Compilation => compilation;

    /// <summary>The recursive methods that are called, each with its first call.</summary>
    public IReadOnlyList<(IMethodSymbol Method, IOperation Call, bool IsMuted)> RecursiveCalls => recursiveCalls;

    public SourceMap Source => source;

    public Refusals Refusals => refusals;

    public CancellationToken Cancellation => cancellation;

    public bool IsRecursive(IMethodSymbol method)
    {
        if (!recursive.TryGetValue(method, out bool known))
            recursive.Add(method, known = RecursiveMethods.Includes(method, this));
        return known;
    }

    public void CallsRecursive(IMethodSymbol method, IOperation call, bool isMuted)
    {
        if (!recursiveCalls.Exists(earlier => SymbolEqualityComparer.Default.Equals(earlier.Method, method)))
            recursiveCalls.Add((method, call, isMuted));
    }

    public bool HasSource(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && MethodBody.Syntax(method) is not null;

    /// <summary>Null if the method has no body, or one that does not compile.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        MethodBody.Syntax(method) is { ContainsDiagnostics: false } syntax
            ? MethodBody.Of(ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation))
            : null;

    /// <summary>Whether it is the method whose derivatives are emitted, in whose type all code will stand.</summary>
    public bool IsRoot(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, root) || SymbolEqualityComparer.Default.Equals(symbol, root.PartialImplementationPart);

    public bool IsInCompilation(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    public bool IsAccessible(ISymbol symbol) =>
        symbol is not (INamedTypeSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.LocalFunction })
        || compilation.IsSymbolAccessibleWithin(symbol, root.ContainingType);

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
            models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }
}
