namespace Differentiator.Generator.IR;

/// <summary>The scratch memory that a derivative takes from its caller.</summary>
/// <param name="Span">The parameter.</param>
/// <param name="Length">How many elements are taken, over the method's own parameters.</param>
internal sealed record CallerMemory(Local Span, Expr Length)
{
    public bool IsTaken => Length is not IntConstant { Value: 0 };
}
