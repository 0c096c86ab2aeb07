using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>The diffs on the pages fit the present files: before the change, or after it where they are marked <c>applied</c>.</summary>
public sealed class DiffTests
{
    private const string NewFile = "--- /dev/null";
    private const string Target = "+++ b/";

    [Fact]
    public void Diffs_fit_the_present_files() => Offences.None(
        from page in PageCode.Pages
        from block in CodeBlock.In(page)
        where block.Language == "diff"
        from offence in Misfits(block)
        select $"{page}: {offence}");

    private static IEnumerable<string> Misfits(CodeBlock block)
    {
        string file = "";
        bool isNew = false;
        char side = block.Kind == "applied" ? '+' : '-';
        List<string> lines = [];
        foreach (string line in block.Text.Split('\n').Append("@@"))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal) || line.StartsWith("--- ", StringComparison.Ordinal))
            {
                if (lines.Count > 0 && !isNew && !Holds(file, lines))
                    yield return $"{file} has not: {string.Join('\n', lines)}";
                lines.Clear();
            }

            if (line.StartsWith("--- ", StringComparison.Ordinal))
                isNew = line == NewFile;
            else if (line.StartsWith(Target, StringComparison.Ordinal))
                file = line[Target.Length..];
            else if (line.Length > 0 && (line[0] == ' ' || line[0] == side))
                lines.Add(line[1..]);
            if (line.StartsWith(Target, StringComparison.Ordinal) && Repository.Exists(file) == isNew)
                yield return $"{file} {(isNew ? "exists" : "does not exist")}";
        }
    }

    private static bool Holds(string file, IEnumerable<string> lines) => Repository.Exists(file)
        && ("\n" + Repository.Read(file).ReplaceLineEndings("\n")).Contains("\n" + string.Join('\n', lines) + "\n", StringComparison.Ordinal);
}
