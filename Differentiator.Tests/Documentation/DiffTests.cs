using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>The diffs on the pages still fit the files that they change.</summary>
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
        List<string> before = [];
        foreach (string line in block.Text.Split('\n').Append("@@"))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal) || line.StartsWith("--- ", StringComparison.Ordinal))
            {
                if (before.Count > 0 && !isNew && !Holds(file, before))
                    yield return $"{file} has not: {string.Join('\n', before)}";
                before.Clear();
            }

            if (line.StartsWith("--- ", StringComparison.Ordinal))
                isNew = line == NewFile;
            else if (line.StartsWith(Target, StringComparison.Ordinal))
                file = line[Target.Length..];
            else if (line is [' ' or '-', ..])
                before.Add(line[1..]);
            if (line.StartsWith(Target, StringComparison.Ordinal) && Repository.Exists(file) == isNew)
                yield return $"{file} {(isNew ? "exists" : "does not exist")}";
        }
    }

    private static bool Holds(string file, IEnumerable<string> lines) => Repository.Exists(file)
        && ("\n" + Repository.Read(file).ReplaceLineEndings("\n")).Contains("\n" + string.Join('\n', lines) + "\n", StringComparison.Ordinal);
}
