namespace Differentiator.Generator.IR;

/// <summary>A parameter of a function. An <c>out</c> or <c>ref</c> parameter is also a <see cref="Result"/>.</summary>
/// <param name="GradientOf">For a destination or accumulator: the parameter whose gradient goes there.</param>
/// <param name="CotangentOf">For a cotangent: the written parameter whose final content it belongs to.</param>
internal sealed record Parameter(
    Local Local, PassBy PassBy = PassBy.Value, bool HasNoGradient = false, Local? GradientOf = null, Local? CotangentOf = null)
{
    /// <summary>True for an array or span whose elements the function writes.</summary>
    public bool IsWritten { get; init; }

    /// <summary>For a tangent: the parameter to which it belongs.</summary>
    public Local? TangentOf { get; init; }

    /// <summary>For a tangent: whether the caller gives it; else it is zero at first, and only what is left in it counts.</summary>
    public bool IsGiven { get; init; }
}
