using System;
using System.Collections.Generic;

namespace Differentiator;

/// <summary>The columns of a file, and which of them are wanted where in a row.</summary>
/// <param name="InFile">The names in the file.</param>
/// <param name="Wanted">The names of the wanted columns.</param>
/// <param name="Targets">For each column of the file its place in a row of wanted numbers, or <see cref="Skipped"/>.</param>
internal sealed record CsvColumns(string[] InFile, string[] Wanted, int[] Targets)
{
    public const int Skipped = -1;

    /// <summary>Finds the wanted columns; all of them if none are named.</summary>
    public static CsvColumns Select(CsvScanner scanner, string[] inFile, IReadOnlyList<string>? selection)
    {
        string[] wanted = selection is null ? inFile : [.. selection];
        int[] targets = new int[inFile.Length];
        targets.AsSpan().Fill(Skipped);
        for (int target = 0; target < wanted.Length; target++)
        {
            string name = wanted[target];
            int column = Array.IndexOf(inFile, name);
            if (column < 0)
            {
                throw scanner.Malformed(1, $"there is no column {Excerpt.Of(name)} among {Excerpt.Of(string.Join(", ", inFile))}", "every wanted column");
            }

            if (Array.LastIndexOf(inFile, name) is int last && last > column)
            {
                throw scanner.Malformed(1, last + 1, name, $"column {column + 1} has the same name", "a name of its own for every wanted column");
            }

            targets[column] = target;
        }

        return new CsvColumns(inFile, wanted, targets);
    }
}
