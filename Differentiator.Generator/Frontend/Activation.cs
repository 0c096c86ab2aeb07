using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A method whose body is being lowered, as the body of the method that is differentiated or in the place of a call.</summary>
/// <param name="method">As its body refers to it.</param>
/// <param name="isMuted">Whether the method reports its own causes elsewhere.</param>
internal sealed class Activation(IMethodSymbol method, bool isMuted, IndexNames indexNames, ISymbol? instance = null)
{
    public IMethodSymbol Method => method;

    public bool IsMuted => isMuted;

    /// <summary>The variable <c>this</c>; null for static methods.</summary>
    public ISymbol? This => instance;

    public IndexNames IndexNames => indexNames;

    public Exits Exits { get; } = new(method);

    /// <summary>The call in the body that is being followed.</summary>
    public IOperation? Call { get; set; }
}
