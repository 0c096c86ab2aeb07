using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>A variable and its first value, if it has one where it is declared.</summary>
internal sealed record Declarator(Local Variable, Expr? Value);
