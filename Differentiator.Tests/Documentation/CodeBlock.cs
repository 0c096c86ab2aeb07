using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Architecture;

namespace Differentiator.Tests.Documentation;

/// <summary>A fenced block of a page; its first line has the language and a word that says how the tests treat it.</summary>
/// <param name="Kind">
/// <c>compile</c>, <c>run</c>, <c>output</c>, <c>emitted</c>, <c>lowered</c> or <c>derivative</c>; empty for a block that is only read.
/// </param>
internal sealed record CodeBlock(string Page, string Language, string Kind, string Text)
{
    private const string Fence = "```";

    public static IReadOnlyList<CodeBlock> In(string page)
    {
        string[] lines = Repository.Read(page).ReplaceLineEndings("\n").Split('\n');
        List<CodeBlock> blocks = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.IndexOf(lines, Fence, i + 1);
            string[] info = lines[i][Fence.Length..].Split(' ');
            blocks.Add(new CodeBlock(page, info[0], info.ElementAtOrDefault(1) ?? "", string.Concat(lines[(i + 1)..end].Select(line => line + "\n"))));
            i = end;
        }

        return blocks;
    }
}
