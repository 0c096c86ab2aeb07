using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Spectre.Console;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>Results as a table for the console and for a Markdown file.</summary>
/// <param name="legend">What the columns mean.</param>
/// <param name="headings">One for each column.</param>
/// <param name="texts">How many columns come before those of numbers.</param>
internal sealed class ResultTable(string legend, string[] headings, int texts)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        Table table = new();
        for (int i = 0; i < headings.Length; i++)
        {
            table.AddColumn(new TableColumn(headings[i]) { NoWrap = true, Alignment = i < texts ? Justify.Left : Justify.Right });
        }

        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        // Redirected output has no width of its own; 80 columns would break the numbers.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        Console.WriteLine(legend);
    }

    public string Markdown()
    {
        StringBuilder text = new();
        text.Append($"Measured {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, ");
        text.Append($"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}, ");
        text.Append($"{Environment.ProcessorCount} cores, {(Vector512.IsHardwareAccelerated ? 512 : 256)}-bit vectors.\n");
        text.Append($"{legend}\n\n");
        text.Append($"| {string.Join(" | ", headings)} |\n");
        text.Append($"|{string.Concat(headings.Select((_, i) => i < texts ? "---|" : "--:|"))}\n");
        foreach (string[] row in rows)
        {
            text.Append($"| {string.Join(" | ", row)} |\n");
        }

        return text.ToString();
    }
}
