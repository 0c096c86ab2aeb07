using System.CommandLine;
using Differentiator.Samples.CurveFit;

namespace Differentiator.Samples.CommandLine;

// Models of layers.
internal static partial class Verbs
{
    private static Command CurveFit()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many batches to learn from.", 10_000, Many), seed = SeedOfAll();
        var verb = new Command("curve-fit", "A network of four layers learns a curve from noisy points.") { steps, seed };
        verb.SetAction(parsed =>
        {
            Output output = OutputOf(parsed);
            int count = parsed.GetValue(steps);
            CurveFitReport.Print(output, output.Progress(count, progress => CurveTraining.Run(count, parsed.GetValue(seed), progress)));
        });
        return verb;
    }

    private static Option<int> SeedOfAll() => NumberOption.Count("--seed", "The seed of data and first values.", 1, int.MaxValue);
}
