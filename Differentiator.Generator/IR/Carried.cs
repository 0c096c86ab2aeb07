namespace Differentiator.Generator.IR;

/// <summary>A value carried from one iteration of a loop to the next.</summary>
/// <param name="Parameter">Its name inside the body, at the beginning of an iteration.</param>
/// <param name="Initial">Its value before the first iteration.</param>
/// <param name="Result">Its name after the loop.</param>
internal sealed record Carried(Local Parameter, Expr Initial, Local Result)
{
    /// <summary>True for an array: one of several that change places.</summary>
    public bool IsBuffer => Parameter.Type.Element is not null;
}
