namespace Differentiator.Generator.IR;

/// <summary>Where a function's yield goes: into the <c>out</c> or <c>ref</c> parameter <see cref="Slot"/>, or, if null, into the return value.</summary>
internal sealed record Result(Local? Slot);
