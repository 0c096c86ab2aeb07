using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;
using Differentiator.Samples.Equations;

namespace Differentiator.Samples.Newton;

/// <summary>Prints the way of Newton's method, and draws it over the level lines; how fast it is, beside gradient descent.</summary>
internal static class NewtonReport
{
    public static void Print(Output output, IReadOnlyList<FitStep> newton, IReadOnlyList<FitStep> descent)
    {
        FitStep last = newton[^1];
        double[] hessian = new double[4];
        Weibull.NegativeLogLikelihoodHessian(last.Shape, last.Scale, Bearings.Lifetimes, hessian);
        double[] errors = Cholesky.RootsOfInverse(hessian, 2);

        output.Heading("The most likely Weibull distribution of the lifetimes of 23 ball bearings, by Newton's method");
        output.Table(
            ["steps", "shape", "scale", "-log likelihood", "|gradient|", "Hessian"],
            newton.Select(step => new[]
            {
                step.Step.ToString(CultureInfo.InvariantCulture), Number(step.Shape), Number(step.Scale), Number(step.Value),
                step.Slope.ToString("0.0e+0", CultureInfo.InvariantCulture), step.IsConvex ? "positive definite" : "indefinite: raised",
            }));
        output.Text($"The inverse of the Hessian says how well the data determine the parameters: shape {Number(last.Shape)} ± {Number(errors[0])}, scale {Number(last.Scale)} ± {Number(errors[1])}.");
        output.Text($"Down the gradient with the same line search, {descent.Count - 1} steps lead to a gradient of {descent[^1].Slope.ToString("0.0e+0", CultureInfo.InvariantCulture)}.");

        output.Drawing("newton.svg", ChartWriter.Write(Path(newton)));
        output.Drawing("newton-convergence.svg", ChartWriter.Write(Convergence(newton, descent)));
        output.Numbers(
            ("steps", last.Step), ("shape", last.Shape), ("scale", last.Scale), ("negative_log_likelihood", last.Value), ("slope", last.Slope),
            ("shape_error", errors[0]), ("scale_error", errors[1]), ("descent_steps", descent.Count - 1));
    }

    private static Chart Path(IReadOnlyList<FitStep> newton)
    {
        // Levels lie around the minimum, wherever the steps shown end.
        FitStep best = LikelihoodFit.Run(steps: 100, withHessian: true)[^1];
        double[] levels = [.. Enumerable.Range(0, 12).Select(i => best.Value + 0.05 * Math.Pow(2, i))];
        Point[] way = [.. newton.Select(step => new Point(step.Shape, step.Scale))];
        return new Chart(
            "From the start to the most likely parameters", new Axis("shape") { From = 0.3, To = 3.7 }, new Axis("scale") { From = 20, To = 160 },
            [
                new Fan("-log likelihood, above the least", "0.05", "102", LevelLines.Around(
                    new Point(best.Shape, best.Scale), new Point(8, 400), at => at is { X: > 0, Y: > 0 } ? Weibull.NegativeLogLikelihood(at.X, at.Y, Bearings.Lifetimes) : double.NaN, levels)),
                new Line("Newton", 5, way),
                new Scatter("", 5, way),
            ]);
    }

    private static Chart Convergence(IReadOnlyList<FitStep> newton, IReadOnlyList<FitStep> descent) => new(
        "Length of the gradient after each step", new Axis("step") { From = 0, To = 40 }, new Axis("|gradient|") { IsLogarithmic = true },
        [
            new Line("gradient descent", 2, Series.Curve(descent.Take(41).Select(step => step.Slope))),
            new Line("Newton", 5, Series.Curve(newton.Select(step => step.Slope))),
            new Scatter("", 5, Series.Curve(newton.Select(step => step.Slope))),
        ]);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
