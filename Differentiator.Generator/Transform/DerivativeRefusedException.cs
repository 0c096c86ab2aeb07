using System;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>The derivative cannot be made in this form; found out only while it is made. Reported where the statement stands.</summary>
/// <param name="what">What is refused.</param>
/// <param name="instead">What to write instead; null for a call that recurs, of which <paramref name="what"/> says why.</param>
internal sealed class DerivativeRefusedException(Origin origin, string what, string? instead = null) : Exception(what)
{
    public Origin Origin => origin;

    public string? Instead => instead;

    /// <summary>A value that varies is given to a parameter with respect to which the called method is not differentiated.</summary>
    public static DerivativeRefusedException LeftOut(Invoke invoke, Expr argument) => new(
        invoke.Origin,
        $"the call of '{invoke.Function.Name}', which is not differentiated with respect to what {(argument is Local { Name: var name } ? $"'{name}'" : "its argument")} is given to,",
        "name that parameter in its [Differentiable] too, or mark it [NoGradient]");
}
