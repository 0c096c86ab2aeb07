namespace Differentiator.Generator.IR;

/// <summary>A parameter of a function. An <c>out</c> or <c>ref</c> parameter is also a <see cref="Result"/>.</summary>
internal sealed record Parameter(Local Local, PassBy PassBy = PassBy.Value, bool HasNoGradient = false);
