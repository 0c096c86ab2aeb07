namespace Differentiator.Generator.IR;

/// <summary>Infix operators.</summary>
internal enum BinaryOp
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,

    /// <summary><c>&amp;&amp;</c>: the right side only if the left is true.</summary>
    And,

    /// <summary><c>||</c>: the right side only if the left is false.</summary>
    Or,

    /// <summary><c>&amp;</c> on integers and bools; likewise the next two.</summary>
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
}
