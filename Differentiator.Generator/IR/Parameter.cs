namespace Differentiator.Generator.IR;

/// <summary>A parameter of a function. An <c>out</c> or <c>ref</c> parameter is also a <see cref="Result"/>.</summary>
/// <param name="GradientOf">For a destination or accumulator: the parameter whose gradient goes there.</param>
internal sealed record Parameter(Local Local, PassBy PassBy = PassBy.Value, bool HasNoGradient = false, Local? GradientOf = null);
