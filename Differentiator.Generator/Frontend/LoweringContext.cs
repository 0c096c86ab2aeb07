using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The compilation as the lowering of one method reads it, and where it reports.</summary>
internal sealed class LoweringContext(Compilation compilation, SourceMap source, Refusals refusals, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new();

    public Compilation Compilation => compilation;

    public SourceMap Source => source;

    public Refusals Refusals => refusals;

    public CancellationToken Cancellation => cancellation;

    public bool HasSource(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && MethodBody.Syntax(method) is not null;

    /// <summary>Null if the method has no body, or one that does not compile.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        MethodBody.Syntax(method) is { ContainsDiagnostics: false } syntax
            ? MethodBody.Of(ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation))
            : null;

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
            models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }
}
