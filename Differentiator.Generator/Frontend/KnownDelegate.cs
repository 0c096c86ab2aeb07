using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// The value of a variable that is known to hold one function. Stands in the environment only, never in an expression:
/// it is called or passed on.
/// </summary>
/// <param name="Function">As its body refers to it; null if it is not the same function on every way.</param>
/// <param name="Scope">The call whose variables the function uses; null for static methods.</param>
internal sealed record KnownDelegate(IMethodSymbol? Function, Activation? Scope) : Expr(new OpaqueType("delegate"))
{
    public static KnownDelegate Unknown { get; } = new(null, null);
}
