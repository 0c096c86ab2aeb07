using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Building;

/// <summary>The verb <c>build</c>: what the generator adds to a build, and what it does at each key in an editor.</summary>
internal static class BuildCommand
{
    private const int Edited = 50;
    private const string Legend =
        "Seconds of 'dotnet build', with and without the generator and its analyzer in turns, after an edit, with a compiler that runs already and has"
        + " built as much before (cold: one that has to be started, once each). Milliseconds of the generator, front end of all methods included, after an edit inside one of them.";

    public static Command Create()
    {
        Option<int> methods = NumberOption.Create("--methods", "Differentiable methods in the project that is built.", 200, minimum: 1, maximum: 10000);
        Option<int> builds = NumberOption.Create("--builds", "Builds with and without the generator.", 7, minimum: 1, maximum: 1000);
        Option<int> before = NumberOption.Create("--before", "Builds with and without the generator before those, in which the compiler's own code is compiled.", 7, minimum: 0, maximum: 1000);
        Option<int> edits = NumberOption.Create("--edits", $"Edits inside one of {Edited} methods.", 100, minimum: 1, maximum: 100000);
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        Command command = new("build", "What the generator adds to a build, and to each key in an editor.") { methods, builds, before, edits, markdown };
        command.SetAction(async (parsed, cancellation) =>
        {
            ResultTable table = new(Legend, ["what", "min", "median", "max", "unit"], texts: 1);
            await Builds(table, parsed.GetRequiredValue(methods), parsed.GetRequiredValue(builds), parsed.GetRequiredValue(before), cancellation);
            Keys(table, parsed.GetRequiredValue(edits));
            table.Print();
            if (parsed.GetValue(markdown) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, table.Markdown(), cancellation);
            }
        });
        return command;
    }

    private static async Task Builds(ResultTable table, int methods, int builds, int before, CancellationToken cancellation)
    {
        using SampleProject project = new(methods);
        await project.Restore(cancellation);
        double[] cold = new double[2];
        for (int k = 0; k < cold.Length; k++)
        {
            await project.EndCompiler(cancellation);
            cold[k] = await project.Build(generates: k == 0, cancellation);
        }

        List<double> with = [], without = [];
        for (int k = 0; k < before + builds; k++)
        {
            double[] pair = [await project.Build(generates: true, cancellation), await project.Build(generates: false, cancellation)];
            if (k >= before)
            {
                with.Add(pair[0]);
                without.Add(pair[1]);
            }
        }

        Add(table, $"build of {methods} methods", with, "s");
        Add(table, "without the generator", without, "s");
        Add(table, "added, pair by pair", [.. with.Zip(without, (a, b) => a - b)], "s");
        Add(table, "added, cold", [cold[0] - cold[1]], "s");
    }

    private static void Keys(ResultTable table, int edits)
    {
        Keystrokes keys = new(Edited);
        IReadOnlyList<double> times = keys.Edits(edits);
        Add(table, $"an edit in one of {Edited} methods, {keys.Remade} made anew", times, "ms");
    }

    private static void Add(ResultTable table, string what, IReadOnlyList<double> samples, string unit) =>
        table.Add(what, Text(samples.Min()), Text(Statistics.Median(samples)), Text(samples.Max()), unit);

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
