using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Conditions in the form a person would write.</summary>
internal static class Conditions
{
    public static Expr Not(Expr condition) => condition switch
    {
        Unary { Op: UnaryOp.Not } not => not.Operand,
        BoolConstant constant => new BoolConstant(!constant.Value),
        Binary { Op: BinaryOp.Equal } equal => equal with { Op = BinaryOp.NotEqual },
        Binary { Op: BinaryOp.NotEqual } different => different with { Op = BinaryOp.Equal },
        // Not so for floats: !(x < y) holds for NaN, x >= y does not.
        Binary { Left.Type.IsInteger: true, Op: BinaryOp.Less } less => less with { Op = BinaryOp.GreaterOrEqual },
        Binary { Left.Type.IsInteger: true, Op: BinaryOp.LessOrEqual } less => less with { Op = BinaryOp.Greater },
        Binary { Left.Type.IsInteger: true, Op: BinaryOp.Greater } greater => greater with { Op = BinaryOp.LessOrEqual },
        Binary { Left.Type.IsInteger: true, Op: BinaryOp.GreaterOrEqual } greater => greater with { Op = BinaryOp.Less },
        _ => new Unary(UnaryOp.Not, condition, IrType.Boolean),
    };

    /// <summary>The comparison by which an index has not reached the end of its range.</summary>
    public static BinaryOp Within(LoopRange range) => (range.Step > 0, range.IsInclusive) switch
    {
        (true, false) => BinaryOp.Less,
        (true, true) => BinaryOp.LessOrEqual,
        (false, false) => BinaryOp.Greater,
        (false, true) => BinaryOp.GreaterOrEqual,
    };

    /// <summary>
    /// The expression without comparisons of a variable with itself, of which C# warns: two values that were compared may
    /// have come to share a variable.
    /// </summary>
    public static Expr WithoutSelfComparisons(Expr expr) => expr.MapOperands(WithoutSelfComparisons) switch
    {
        // x < x   becomes   false
        Binary { Left: Local left, Right: Local right, Op: BinaryOp.Less or BinaryOp.Greater } when left.Id == right.Id => new BoolConstant(false),

        // x == x, which does not hold for NaN,   becomes   !double.IsNaN(x)
        Binary { Left: Local left, Right: Local right, Op: BinaryOp.Equal or BinaryOp.LessOrEqual or BinaryOp.GreaterOrEqual } when left.Id == right.Id =>
            left.Type.IsFloatingPoint ? Not(LibraryFunctions.IsNaN(left)) : new BoolConstant(true),
        Binary { Left: Local left, Right: Local right, Op: BinaryOp.NotEqual } when left.Id == right.Id =>
            left.Type.IsFloatingPoint ? LibraryFunctions.IsNaN(left) : new BoolConstant(false),
        Conditional { Condition: BoolConstant condition } known => condition.Value ? known.WhenTrue : known.WhenFalse,
        Conditional { Condition: Unary { Op: UnaryOp.Not } not } choice => new Conditional(not.Operand, choice.WhenFalse, choice.WhenTrue),
        var other => other,
    };

    /// <summary>True for the end of a loop that costs nothing and cannot change from one iteration to the next.</summary>
    public static bool MayBeRepeated(Expr end) => end switch
    {
        Local or IntConstant => true,
        Length { Array: Local } => true,
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum => MayBeRepeated(sum.Left) && MayBeRepeated(sum.Right),
        _ => false,
    };
}
