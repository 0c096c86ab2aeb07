namespace Differentiator.Generator.IR;

/// <summary>Prefix operators.</summary>
internal enum UnaryOp
{
    /// <summary><c>-x</c></summary>
    Negate,

    /// <summary><c>!x</c></summary>
    Not,

    /// <summary><c>~x</c></summary>
    Complement,
}
