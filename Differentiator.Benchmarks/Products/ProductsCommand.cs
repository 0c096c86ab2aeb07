using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Products;

/// <summary>The verb <c>products</c>: our matrix products against those of OpenBLAS, interleaved in each of several processes.</summary>
internal static class ProductsCommand
{
    private const string Legend =
        "One thread. Speed: the fastest slice of a millisecond of any process, in units of 10^9 operations per second."
        + " Ratio: our speed over that of OpenBLAS, best against best, and the median over the processes of neighbouring slices.";

    public static Command Create()
    {
        Option<string> filter = new("--filter") { Description = "Only products whose name contains this: 'TN', '32x128x128'.", DefaultValueFactory = _ => "" };
        Option<int> processes = NumberOption.Create("--processes", "Processes per product.", 3, minimum: 1, maximum: 1000);
        Option<double> seconds = NumberOption.Create(
            "--seconds", "Seconds of measuring per product and process, after as many of warm-up.", 1, minimum: 0.01, maximum: 3600);
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        filter.Validators.Add(option =>
        {
            if (Select(option.GetValueOrDefault<string>()).Length == 0)
            {
                option.AddError($"No product matches; there are {string.Join(", ", ProductShape.All.Select(shape => shape.Name))}.");
            }
        });
        Command command = new("products", "Matrix products against those of OpenBLAS, where it is installed.") { filter, processes, seconds, markdown };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!OpenBlas.IsThere)
            {
                await Console.Error.WriteLineAsync("OpenBLAS is not installed: there is nothing to compare with.");
                return 1;
            }

            ProductShape[] shapes = Select(parsed.GetRequiredValue(filter));
            RatioSummary[] summaries = await Interleaved.Measure(
                [.. shapes.Select(shape => (shape.Name, shape.Name))], parsed.GetRequiredValue(processes), parsed.GetRequiredValue(seconds), cancellation);
            ResultTable table = Table(shapes, summaries);
            table.Print();
            if (parsed.GetValue(markdown) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, table.Markdown(), cancellation);
            }

            return 0;
        });
        return command;
    }

    private static ProductShape[] Select(string? filter) =>
        [.. ProductShape.All.Where(shape => shape.Name.Contains(filter ?? "", StringComparison.OrdinalIgnoreCase))];

    private static ResultTable Table(ProductShape[] shapes, RatioSummary[] summaries)
    {
        ResultTable table = new(Legend, ["product", "m x n x k", "used in", "speed", "OpenBLAS", "ratio", "of slices", "B/call"], texts: 3);
        foreach (ProductShape shape in shapes)
        {
            RatioSummary[] both = [.. summaries.Where(summary => summary.Case == shape.Name)];
            RatioSummary theirs = both[0], ours = both[1];
            table.Add(
                shape.Form, $"{shape.M} x {shape.N} x {shape.K}", shape.Use, Number(shape.Operations / ours.Nanoseconds, "f1"),
                Number(shape.Operations / theirs.Nanoseconds, "f1"), Number(1 / ours.Ratio.Best, "f2"), Number(1 / ours.Ratio.Median, "f2"), Number(ours.Bytes, "f0"));
        }

        return table;
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
