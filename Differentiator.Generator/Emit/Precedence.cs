namespace Differentiator.Generator.Emit;

/// <summary>How strongly an expression binds, weakest first.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
