using System.Text.RegularExpressions;
using Spectre.Console;

namespace Differentiator.Samples.Inspect;

/// <summary>Modest colours for C#: comments, keywords, numbers.</summary>
internal static partial class CodeColours
{
    private static readonly Style Comment = new(Color.Green);
    private static readonly Style Keyword = new(Color.Blue);
    private static readonly Style Number = new(Color.Teal);

    public static Paragraph Colour(string code)
    {
        var paragraph = new Paragraph();
        int end = 0;
        foreach (Match token in Token().Matches(code))
        {
            paragraph.Append(code[end..token.Index]);
            paragraph.Append(token.Value, StyleOf(token));
            end = token.Index + token.Length;
        }

        return paragraph.Append(code[end..]);
    }

    private static Style StyleOf(Match token) =>
        token.Groups["comment"].Success ? Comment : token.Groups["keyword"].Success ? Keyword : Number;

    [GeneratedRegex("""
        (?<comment>//[^\n]*)
        |\b(?<keyword>bool|break|case|continue|default|do|double|else|false|finally|float|for|foreach|if|in|int|internal|is|nameof|namespace|new|null|out|private|protected|public|readonly|ref|return|stackalloc|static|switch|throw|true|try|using|var|void|while)\b
        |\b(?<number>\d[\d_.]*(?:[eE][+-]?\d+)?[fFdDmMuUlL]*)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
