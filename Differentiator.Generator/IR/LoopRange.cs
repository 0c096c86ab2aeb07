namespace Differentiator.Generator.IR;

/// <summary>
/// The values of a counted loop's index: <c>Start, Start + Step, ..</c> while below <see cref="End"/> (above it for a
/// negative step), <see cref="End"/> itself included if <see cref="IsInclusive"/>. Both ends are evaluated once.
/// </summary>
internal sealed record LoopRange(Expr Start, Expr End, int Step, bool IsInclusive);
