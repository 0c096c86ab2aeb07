using System.CommandLine;
using Differentiator.Samples.CurveFit;
using Differentiator.Samples.LossComparison;
using Differentiator.Samples.SingleLayer;

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

    private static Command SingleLayer()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many steps to take.", 10_000, Many), seed = SeedOfAll();
        Option<double> learningRate = NumberOption.LearningRate(0.001);
        var verb = new Command("single-layer", "One linear layer finds hidden weights, as a model and as a method over arrays.") { steps, learningRate, seed };
        verb.SetAction(parsed =>
        {
            var task = new HiddenLayer(parsed.GetValue(seed));
            int count = parsed.GetValue(steps);
            float rate = (float)parsed.GetValue(learningRate);
            SingleLayerReport.Print(OutputOf(parsed), task, LayerTraining.AsModel(task, count, rate), LayerTraining.AsMethod(task, count, rate));
        });
        return verb;
    }

    private static Command Losses()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many steps to take on each problem.", 1500, Many), seed = SeedOfAll();
        var verb = new Command("losses", "Mean squared error, cross entropy and Gaussian likelihood, with three activations each.") { steps, seed };
        verb.SetAction(parsed => LossReport.Print(OutputOf(parsed), Comparison.Run(parsed.GetValue(steps), (ulong)parsed.GetValue(seed))));
        return verb;
    }

    private static Option<int> SeedOfAll() => NumberOption.Count("--seed", "The seed of data and first values.", 1, int.MaxValue);
}
