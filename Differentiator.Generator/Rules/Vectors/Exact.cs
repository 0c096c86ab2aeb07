using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>Products with constants, left out where the value is the same bit by bit.</summary>
internal static class Exact
{
    // 1 * x   becomes   x
    public static Expr Product(Expr x, Expr y) => (x, y) switch
    {
        (FloatConstant a, FloatConstant b) => Components.Number((float)(a.Value * b.Value)),
        (FloatConstant { Value: 1 }, _) => y,
        (_, FloatConstant { Value: 1 }) => x,
        _ => x * y,
    };

    // 1 * y + z   becomes   y + z: a product that is not rounded may be fused or not
    public static Expr MultiplyAdd(Expr x, Expr y, Expr z) =>
        IsExact(x, y) ? Sum(Product(x, y), z) : LibraryFunctions.MultiplyAdd(x, y, z);

    private static Expr Sum(Expr x, Expr y) =>
        x is FloatConstant a && y is FloatConstant b ? Components.Number((float)(a.Value + b.Value)) : x + y;

    private static bool IsExact(Expr x, Expr y) => x is FloatConstant { Value: 1 } || y is FloatConstant { Value: 1 }
        || (x is FloatConstant a && y is FloatConstant b && (float)(a.Value * b.Value) == a.Value * b.Value);
}
