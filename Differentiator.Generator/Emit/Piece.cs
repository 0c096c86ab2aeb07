namespace Differentiator.Generator.Emit;

/// <summary>The text of an expression and how strongly it binds.</summary>
internal readonly record struct Piece(string Text, Precedence Precedence)
{
    public static Piece Primary(string text) => new(text, Precedence.Primary);

    /// <summary>A literal, whose minus sign is an operator.</summary>
    public static Piece Literal(string text) => new(text, text[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);

    public bool IsNegative => Text[0] == '-';

    /// <summary>The text, in parentheses if it binds more weakly than <paramref name="least"/>.</summary>
    public string AtLeast(Precedence least) => Precedence < least ? $"({Text})" : Text;
}
