using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// The last touch on derivative expressions: constants and signs go to the first factor, as one writes them. A sign or
/// a constant factor may move along a product: <c>-(a * b)</c> and <c>-a * b</c> round alike, so do the others to a rounding.
/// </summary>
internal static class WrittenForm
{
    public static Function Apply(Function function)
    {
        Region body = InReverse(function.Body);
        return function with { Body = body };
    }

    private static Region InReverse(Region region) => region with
    {
        Statements = region.Statements.Map(statement => statement.Origin.Sweep == Sweep.Reverse
            ? statement.MapExpressions(Of)
            : statement.MapRegions(InReverse)),
    };

    // What a function is asked about is a value of the method, which keeps its form.
    public static Expr Of(Expr expr) => expr is Call { Function.ContainingType: not LibraryFunctions.Strong } ? expr : expr.MapOperands(Of) switch
    {
        // 2 * (a * b)   becomes   2 * a * b
        Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor, Right: Binary { Op: BinaryOp.Multiply } product } => Lead(factor, product),

        // -(a * b)   becomes   -a * b
        Unary { Op: UnaryOp.Negate, Operand: Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } product } => Negate(product),
        var written => written,
    };

    private static Binary Lead(FloatConstant factor, Binary product) => product.Left is Binary { Op: BinaryOp.Multiply } inner
        ? product with { Left = Lead(factor, inner) }
        : product with { Left = factor * product.Left };

    private static Binary Negate(Binary product) => product.Left switch
    {
        Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } inner => product with { Left = Negate(inner) },
        Local or Load or Field or Call => product with { Left = -product.Left },
        _ => product with { Left = Negations.Simplify(product.Left) },
    };
}
