using System;
using System.Text;

namespace Differentiator;

/// <summary>Text from a file as it is shown in an error: in quotes, shortened, without control characters.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(ReadOnlySpan<char> text)
    {
        StringBuilder shown = new("\"");
        foreach (char character in text[..Math.Min(text.Length, Longest)])
        {
            shown.Append(char.IsControl(character) ? '\uFFFD' : character);
        }

        return shown.Append(text.Length > Longest ? "..\"" : "\"").ToString();
    }
}
