using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Comparisons of constants and the conditionals over them.</summary>
internal static class Choices
{
    public static Expr Simplify(Conditional choice) => choice switch
    {
        { Condition: BoolConstant condition } => condition.Value ? choice.WhenTrue : choice.WhenFalse,
        _ when choice.WhenTrue == choice.WhenFalse => choice.WhenTrue,
        _ => choice,
    };

    public static Expr Simplify(Binary binary) => binary switch
    {
        { Left: FloatConstant a, Right: FloatConstant b } when Compare(binary.Op, a.Value, b.Value) is { } known => new BoolConstant(known),
        { Left: IntConstant a, Right: IntConstant b } when Compare(binary.Op, a.Value.CompareTo(b.Value), 0) is { } known => new BoolConstant(known),
        { Op: BinaryOp.And, Left: BoolConstant left } => left.Value ? binary.Right : left,
        { Op: BinaryOp.And, Right: BoolConstant right } => right.Value ? binary.Left : right,
        _ => binary,
    };

    /// <summary>True if at least one side is a constant, so that a factor is better multiplied into the sides.</summary>
    public static bool IsConstant(Conditional choice) => IsConstantSide(choice.WhenTrue) || IsConstantSide(choice.WhenFalse);

    /// <summary>True if whatever is chosen is a constant.</summary>
    public static bool IsAllConstant(Expr expr) =>
        expr is FloatConstant || (expr is Conditional choice && IsAllConstant(choice.WhenTrue) && IsAllConstant(choice.WhenFalse));

    // x * (c ? 1 : 0)   becomes   c ? x : 0
    public static Expr Scale(Conditional choice, Expr factor) => Simplify(new Conditional(
        choice.Condition,
        Products.Simplify(factor, choice.WhenTrue),
        Products.Simplify(factor, choice.WhenFalse)));

    private static bool IsConstantSide(Expr side) => side is FloatConstant || (side is Conditional inner && IsConstant(inner));

    private static bool? Compare(BinaryOp op, double a, double b) => op switch
    {
        BinaryOp.Less => a < b,
        BinaryOp.LessOrEqual => a <= b,
        BinaryOp.Greater => a > b,
        BinaryOp.GreaterOrEqual => a >= b,
        BinaryOp.Equal => a == b,
        BinaryOp.NotEqual => a != b,
        _ => null,
    };
}
