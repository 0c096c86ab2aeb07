using System.Collections.Immutable;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What the front end makes of a method: the generator takes the model, the analyzer the rest.</summary>
/// <param name="Model">Null if nothing can be emitted beside the method, not even a stub.</param>
internal sealed record FrontendResult(MethodModel? Model, ImmutableArray<DiagnosticInfo> Diagnostics, SourceMap Source)
{
    /// <summary>Whether it does not compile as it is, but may with the declarations of what will be emitted.</summary>
    public bool CallsUnseen { get; init; }

    /// <summary>The methods with a derivative by hand that it calls.</summary>
    public ImmutableArray<IMethodSymbol> ByHand { get; init; } = ImmutableArray<IMethodSymbol>.Empty;

    /// <summary>What could be written otherwise in the code that is differentiated.</summary>
    public ImmutableArray<Diagnostic> Hints { get; init; } = ImmutableArray<Diagnostic>.Empty;
}
