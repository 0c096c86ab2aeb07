using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.Theta;

/// <summary>Prints the trajectories of several learning rates, and draws them.</summary>
internal static class ThetaReport
{
    private const int FanLength = 200;
    private const int FirstIterations = 100;

    public static void Print(Output output, IReadOnlyList<Trajectory> trajectories, int seed)
    {
        output.Heading("Fitting y = theta·x to samples of y = 5x, one update per sample");
        output.Table(
            ["learning rate", "updates", "theta", "largest |theta - 5|", ""],
            trajectories.Select(trajectory => new[]
            {
                Number(trajectory.LearningRate), trajectory.Updates.ToString(CultureInfo.InvariantCulture), Number(trajectory.Final),
                Number(trajectory.Theta.Max(theta => Math.Abs(theta - ThetaTraining.Slope))), Verdict(trajectory),
            }));
        foreach (Trajectory trajectory in trajectories.Where(trajectory => trajectory.Diverged))
        {
            double rate = trajectory.LearningRate;
            output.Text($"A learning rate of {Number(rate)} diverges: after {trajectory.Updates} updates theta is {Number(trajectory.Final)}, more than {ThetaTraining.Runaway} times as far off as at");
            output.Text($"the start. Stopped. (An update multiplies the error by 1 - 2·{Number(rate)}·x², which is {Number(1 - (2 * rate * 25))} at x = 5.)");
        }


        Trajectory first = trajectories[0];
        output.Drawing("theta-iterations.svg", ChartWriter.Write(Thetas(trajectories), Losses(trajectories)));
        output.Drawing("theta-lines.svg", ChartWriter.Write(Lines(first, ThetaTraining.ShuffledPoints(seed))));
        output.Numbers([.. trajectories.SelectMany(Numbers)]);
    }

    private static IEnumerable<(string, IFormattable)> Numbers(Trajectory trajectory)
    {
        string rate = Number(trajectory.LearningRate);
        yield return ($"theta_{rate}", trajectory.Final);
        yield return ($"updates_{rate}", trajectory.Updates);
        yield return ($"diverged_{rate}", trajectory.Diverged ? 1 : 0);
    }

    private static string Verdict(Trajectory trajectory)
    {
        if (trajectory.Diverged)
            return "diverges";
        bool swings = trajectory.Theta.Max() > ThetaTraining.Slope + 0.1;
        bool arrives = Math.Abs(trajectory.Final - ThetaTraining.Slope) < 1e-3;
        return (swings, arrives) switch { (false, true) => "converges", (true, true) => "swings, converges", _ => "not there yet" };
    }

    private static Chart Thetas(IReadOnlyList<Trajectory> trajectories) => new(
        "Theta over the first iterations", Iterations(), new Axis("theta") { From = -10, To = 20 },
        [.. Curves(trajectories, trajectory => trajectory.Theta)]);

    private static Chart Losses(IReadOnlyList<Trajectory> trajectories) => new(
        "Loss over the first iterations", Iterations(), new Axis("squared error") { IsLogarithmic = true, From = 1e-12, To = 1e9 },
        [.. Curves(trajectories, trajectory => trajectory.Loss)]);

    private static Axis Iterations() => new("iteration") { From = 0, To = FirstIterations };

    /// <summary>The rates from last to first, so that the wild ones lie below.</summary>
    private static IEnumerable<Line> Curves(IReadOnlyList<Trajectory> trajectories, Func<Trajectory, IReadOnlyList<double>> values) =>
        trajectories.Select((trajectory, i) => new Line($"learning rate {Number(trajectory.LearningRate)}", i, Series.Curve(values(trajectory)))).Reverse();

    private static Chart Lines(Trajectory trajectory, double[] points)
    {
        double[] thetas = [.. trajectory.Theta.Take(FanLength)];
        return new Chart(
            $"The fitted line, iteration by iteration, at learning rate {Number(trajectory.LearningRate)}", new Axis("x"), new Axis("y"),
            [
                new Fan("iteration", "1", thetas.Length.ToString(CultureInfo.InvariantCulture), [.. thetas.Select(theta => new[] { new Point(0, 0), new Point(5, 5 * theta) })]),
                new Scatter("data, y = 5x", 5, [.. points.Select(x => new Point(x, ThetaTraining.Slope * x))]) { Radius = 2.2 },
            ]);
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1e5 ? "0.######" : "0.###e0", CultureInfo.InvariantCulture);
}
