using System.CommandLine;
using Differentiator.Samples.LeastSquares;
using Differentiator.Samples.Newton;

namespace Differentiator.Samples.CommandLine;

// Methods that solve equations for their steps.
internal static partial class Verbs
{
    private static Command Newton()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many steps to take at most.", 100, Many / 100);
        var verb = new Command("newton", "Newton's method finds the most likely distribution of lifetimes, by an emitted Hessian.") { steps };
        verb.SetAction(parsed => NewtonReport.Print(
            OutputOf(parsed), LikelihoodFit.Run(parsed.GetValue(steps), withHessian: true), LikelihoodFit.Run(Many / 100, withHessian: false)));
        return verb;
    }

    private static Command LeastSquares()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many steps to take at most.", 100, Many / 100), seed = SeedOfAll();
        var verb = new Command("least-squares", "A receiver is found from distances to beacons, by an emitted Jacobian.") { steps, seed };
        verb.SetAction(parsed => LocationReport.Print(OutputOf(parsed), parsed.GetValue(steps), parsed.GetValue(seed)));
        return verb;
    }
}
