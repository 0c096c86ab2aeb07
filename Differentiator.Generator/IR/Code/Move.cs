
namespace Differentiator.Generator.IR;

/// <summary>One assignment of several that happen at the same time.</summary>
internal sealed record Move(Local Target, Expr Value);
