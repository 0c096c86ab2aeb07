using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Differentiator.Samples.Inspect;

/// <summary>Cuts members out of well-formatted C#: by the indentation of their first line and their last.</summary>
internal static class MemberText
{
    /// <summary>Every overload of the name, with documentation and attributes, without the indentation around it.</summary>
    public static IEnumerable<string> Find(string source, string name)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        var declaration = new Regex($@"^\s*(?:public|internal|private|protected|static)\b[^=;]*\s@?{Regex.Escape(name)}(?:<[^>]*>)?\(");
        for (int i = 0; i < lines.Length; i++)
        {
            if (!declaration.IsMatch(lines[i]))
                continue;
            int first = i, last = i;
            while (first > 0 && lines[first - 1].TrimStart() is ['/', '/', '/', ..] or ['[', ..])
                first--;
            string indentation = lines[i][..^lines[i].TrimStart().Length];
            while (last + 1 < lines.Length && !IsLast(lines, i, last, indentation))
                last++;
            yield return string.Join('\n', lines[first..(last + 1)].Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line[indentation.Length..] : line));
        }
    }

    /// <summary>A closing brace under the declaration, or the semicolon of an expression body.</summary>
    private static bool IsLast(string[] lines, int first, int line, string indentation)
    {
        if (lines[line] == indentation + "}")
            return true;
        bool hasBlock = lines.AsSpan(first, line + 1 - first).Contains(indentation + "{");
        return !hasBlock && lines[line].TrimEnd().EndsWith(';');
    }
}
