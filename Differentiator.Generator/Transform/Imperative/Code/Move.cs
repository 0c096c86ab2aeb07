using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>One assignment of several that happen at the same time.</summary>
internal sealed record Move(Local Target, Expr Value);
