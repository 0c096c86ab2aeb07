using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Powers with constant exponents, and strong products that need not be strong.</summary>
internal static class Calls
{
    public static Expr Simplify(Call call) => call.Function switch
    {
        { Name: "Pow" } when call.Arguments[1] is FloatConstant exponent => Power(call, call.Arguments[0], exponent.Value),
        { ContainingType: LibraryFunctions.Strong, Name: "Multiply" } => StrongProduct(call, call.Arguments[0], call.Arguments[1]),
        { ContainingType: LibraryFunctions.Strong, Name: "Divide" } when call.Arguments[0] is FloatConstant { Value: 0 } => call.Arguments[0],
        { ContainingType: LibraryFunctions.Strong, Name: "Divide" } when call.Arguments[0] is FloatConstant =>
            Quotients.Simplify(call.Arguments[0], call.Arguments[1]),
        _ => call,
    };

    // Math.Pow(x, 2)   becomes   x * x
    private static Expr Power(Call call, Expr x, double exponent) => exponent switch
    {
        0 => x.Constant(1),
        1 => x,
        2 => Trivial(x) ? x * x : call,
        3 => Trivial(x) ? x * x * x : call,
        4 => Trivial(x) ? x * x * (x * x) : call,
        -1 => 1 / x,
        -2 => Trivial(x) ? 1 / (x * x) : call,
        0.5 => LibraryFunctions.Sqrt(x),
        _ => call,
    };

    private static Expr StrongProduct(Call call, Expr adjoint, Expr partial) => (adjoint, partial) switch
    {
        (FloatConstant { Value: 0 }, _) => adjoint,
        (_, FloatConstant { Value: 0 }) => partial,
        (FloatConstant, FloatConstant) => Products.Simplify(adjoint, partial),
        (_, FloatConstant) => Products.Simplify(partial, adjoint),
        (FloatConstant constant, _) when !double.IsNaN(constant.Value) && !double.IsInfinity(constant.Value) => Products.Simplify(adjoint, partial),

        // Strong.Multiply(a, c ? 1 : 0)   becomes   c ? a : 0
        (Local, Conditional choice) when Choices.IsAllConstant(choice) => Choices.Scale(choice, adjoint),
        _ => call,
    };

    private static bool Trivial(Expr x) => x is Local or Load or Field;
}
