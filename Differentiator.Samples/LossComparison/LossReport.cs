using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.LossComparison;

/// <summary>Prints the losses with each activation, and draws curves, fits, and the activations with their derivatives.</summary>
internal static class LossReport
{
    private const double Range = 5;
    private const int StepsOfRange = 500;

    public static void Print(Output output, IReadOnlyList<Problem> problems)
    {
        output.Heading("Three losses, each with three activations; the same steps of Adam for all");
        output.Table(
            ["loss", "problem", "activation", "loss at the start", "at the end", "measured", "is"],
            problems.SelectMany(problem => problem.Runs.Select(run => new[]
            {
                problem.Loss, problem.Name, Name(run.Activation), Number(run.Losses[0]), Number(run.Losses[^1]), problem.Quality, Number(run.Quality),
            })));
        output.Drawing("losses-activations.svg", ChartWriter.Write([.. Comparison.Activations.Select(Drawing)]));
        output.Drawing("losses-curves.svg", ChartWriter.Write([.. problems.Select(Curves)]));
        output.Drawing("losses-fits.svg", ChartWriter.Write([.. problems.Select(Fit)]));
        output.Numbers([.. problems.SelectMany(problem => problem.Runs.SelectMany(run => Numbers(problem, run)))]);
    }

    private static IEnumerable<(string, IFormattable)> Numbers(Problem problem, LossRun run)
    {
        string suffix = Name(run.Activation).ToLowerInvariant();
        yield return ($"{Identifier(problem.Loss)}_{suffix}", run.Losses[^1]);
        yield return ($"{Identifier(problem.Quality)}_{suffix}", run.Quality);
    }

    private static Chart Drawing(Activation activation)
    {
        double[] x = [.. Enumerable.Range(0, StepsOfRange + 1).Select(i => (2 * Range * i / StepsOfRange) - Range)];
        return new Chart(Name(activation), new Axis("x"), new Axis("value") { From = -1, To = 2 },
        [
            new Line("function", 0, [.. x.Select(at => new Point(at, ActivationFunctions.At(activation, at).Value))]),
            new Line("emitted derivative", 1, [.. x.Select(at => new Point(at, ActivationFunctions.At(activation, at).Slope))]),
        ]);
    }

    private static Chart Curves(Problem problem) => new(
        $"{problem.Loss}: {problem.Name}", new Axis("step"),
        new Axis("loss") { IsLogarithmic = problem.Runs.All(run => run.Losses.All(loss => loss > 0)) },
        [.. problem.Runs.Select((run, i) => new Line(Name(run.Activation), i, Series.Curve(run.Losses.Select(loss => (double)loss))))]);

    private static Chart Fit(Problem problem) => new(
        $"{problem.Loss}: {problem.Name}, with {Name(problem.Runs[^1].Activation)}", new Axis("x"), new Axis("y"), problem.Runs[^1].Picture);

    private static string Name(Activation activation) => activation == Activation.Relu ? "ReLU" : activation.ToString().ToLowerInvariant();

    private static string Identifier(string words) => words.ToLowerInvariant().Replace(' ', '_');

    private static string Number(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
