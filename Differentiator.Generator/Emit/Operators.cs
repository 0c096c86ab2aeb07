using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Signs and precedences of the infix operators.</summary>
internal static class Operators
{
    public static (string Sign, Precedence Precedence) Of(BinaryOp op) => op switch
    {
        BinaryOp.Add => ("+", Precedence.Additive),
        BinaryOp.Subtract => ("-", Precedence.Additive),
        BinaryOp.Multiply => ("*", Precedence.Multiplicative),
        BinaryOp.Divide => ("/", Precedence.Multiplicative),
        BinaryOp.Remainder => ("%", Precedence.Multiplicative),
        BinaryOp.Less => ("<", Precedence.Relational),
        BinaryOp.LessOrEqual => ("<=", Precedence.Relational),
        BinaryOp.Greater => (">", Precedence.Relational),
        BinaryOp.GreaterOrEqual => (">=", Precedence.Relational),
        BinaryOp.Equal => ("==", Precedence.Equality),
        BinaryOp.NotEqual => ("!=", Precedence.Equality),
        BinaryOp.And => ("&&", Precedence.And),
        BinaryOp.Or => ("||", Precedence.Or),
        BinaryOp.BitAnd => ("&", Precedence.BitAnd),
        BinaryOp.BitOr => ("|", Precedence.BitOr),
        BinaryOp.BitXor => ("^", Precedence.BitXor),
        BinaryOp.ShiftLeft => ("<<", Precedence.Shift),
        BinaryOp.ShiftRight => (">>", Precedence.Shift),
        BinaryOp.UnsignedShiftRight => (">>>", Precedence.Shift),
        _ => throw Unreachable.Node(op),
    };

    public static string Of(UnaryOp op) => op switch
    {
        UnaryOp.Negate => "-",
        UnaryOp.Not => "!",
        UnaryOp.Complement => "~",
        _ => throw Unreachable.Node(op),
    };
}
