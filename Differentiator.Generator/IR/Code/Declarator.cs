
namespace Differentiator.Generator.IR;

/// <summary>A variable and its first value, if it has one where it is declared.</summary>
internal sealed record Declarator(Local Variable, Expr? Value);
