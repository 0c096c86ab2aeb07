using System;

namespace VerifyTests;

/// <summary>Says where two texts part, with line ends made visible.</summary>
internal static class FirstDifference
{
    public static string Describe(string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        int common = Math.Min(expectedLines.Length, actualLines.Length);
        int line = 0;
        while (line < common && expectedLines[line] == actualLines[line])
            line++;
        return $"at line {line + 1}\n  verified: {Line(expectedLines, line)}\n  received: {Line(actualLines, line)}";
    }

    private static string Line(string[] lines, int index) =>
        index < lines.Length
            ? lines[index].Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            : "(end of file)";
}
