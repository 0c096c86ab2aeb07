using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>Takes <c>Gradient.Stop</c> out of what is not differentiated again: it has done its work.</summary>
internal static class Stops
{
    public static Function Remove(Function function) => function with { Body = function.Body.MapExpressions(Remove) };

    // Gradient.Stop(x)   becomes   x, which it is
    public static Expr Remove(Expr expr) => expr.MapOperands(Remove) is var inner && IsStop(inner) ? ((Call)inner).Arguments[0] : inner;

    public static bool IsStop(Expr expr) => expr is Call { Function: { ContainingType: LibraryFunctions.GradientType, Name: nameof(LibraryFunctions.Stop) } };
}
