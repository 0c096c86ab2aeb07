using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace Differentiator.Samples.CommandLine;

/// <summary>Where stories print: headings and tables to the console, drawings to a directory, numbers last, one to a line.</summary>
internal sealed partial class Output(IAnsiConsole console, string directory)
{
    public IAnsiConsole Console { get; } = console;

    public void Heading(string text)
    {
        Console.WriteLine();
        Console.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));
        Console.WriteLine();
    }

    /// <summary>A line as it is: never wrapped, so that redirected output can be read by programs.</summary>
    public void Text(string text) => Console.Profile.Out.Writer.WriteLine(text);

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in headings)
            table.AddColumn(new TableColumn(new Text(heading)).RightAligned());
        foreach (IReadOnlyList<string> row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        Console.Write(table);
    }

    public void Drawing(string name, string svg)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, name);
        File.WriteAllText(path, svg);
        Text($"drawn: {path}");
    }

    /// <summary>The results, as <c>name = value</c> in the invariant culture.</summary>
    public void Numbers(params IReadOnlyList<(string Name, IFormattable Value)> numbers)
    {
        Text("");
        foreach ((string name, IFormattable value) in numbers)
            Text($"{name} = {value.ToString(Format(value), CultureInfo.InvariantCulture)}");
    }

    /// <summary>Six decimals; what would have no digits then is written with a power of ten.</summary>
    private static string? Format(IFormattable value) => value switch
    {
        double and not 0 and > -1e-5 and < 1e-5 or float and not 0 and > -1e-5f and < 1e-5f => "0.###e0",
        double or float => "0.######",
        _ => null,
    };
}
