namespace Differentiator.Generator.IR;

/// <summary>Statements in order, and the values that they hand to the statement which encloses them.</summary>
internal sealed record Region(EquatableArray<Stmt> Statements, EquatableArray<Expr> Yields)
{
    public static Region Empty { get; } = new(EquatableArray<Stmt>.Empty, EquatableArray<Expr>.Empty);
}
