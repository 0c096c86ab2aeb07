using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.GradientDescent;

/// <summary>Prints a descent as a table, and draws it.</summary>
internal static class DescentReport
{
    private const int FirstRows = 4;
    private const int RowsAfterwards = 8;

    public static void Print(Output output, IReadOnlyList<DescentStep> steps)
    {
        output.Heading("Gradient descent on (1 - f)², f = w1·x1 - w2·x2 + 1, at x = (1, 2)");
        output.Table(
            ["steps", "w1", "w2", "f", "loss", "∂/∂w1", "by difference", "∂/∂w2", "by difference"],
            Selection(steps).Select(step => new[]
            {
                step.Steps.ToString(CultureInfo.InvariantCulture), Number(step.W1), Number(step.W2), Number(step.Prediction), Number(step.Loss),
                Gradient(step.W1Gradient), Gradient(step.W1Difference), Gradient(step.W2Gradient), Gradient(step.W2Difference),
            }));
        output.Text("The emitted gradient is exact; the difference with step 1e-6 is off from the seventh digit on, and costs one more");
        output.Text("evaluation of the loss for every weight.");

        DescentStep last = steps[^1];
        output.Drawing("gradient-descent.svg", ChartWriter.Write(
            new Chart("Prediction while descending", new Axis("step"), new Axis("value"),
            [
                new Line("prediction f", 0, Series.Curve(steps.Select(step => step.Prediction))),
                new Line("w1", 1, Series.Curve(steps.Select(step => step.W1))),
                new Line("w2", 2, Series.Curve(steps.Select(step => step.W2))),
            ])));
        output.Numbers(
        [
            .. steps.Take(FirstRows).Where(step => step != last).SelectMany(Numbers),
            ("w1", last.W1),
            ("w2", last.W2),
            ("f", last.Prediction),
            ("loss", last.Loss),
            ("w1_gradient_start", steps[0].W1Gradient),
            ("w1_difference_start", steps[0].W1Difference),
            ("w2_gradient_start", steps[0].W2Gradient),
            ("w2_difference_start", steps[0].W2Difference),
        ]);
    }

    private static IEnumerable<(string, IFormattable)> Numbers(DescentStep step) =>
        [($"w1_step_{step.Steps}", step.W1), ($"w2_step_{step.Steps}", step.W2), ($"f_step_{step.Steps}", step.Prediction)];

    /// <summary>The first steps, then some at even distances, then the last.</summary>
    private static IEnumerable<DescentStep> Selection(IReadOnlyList<DescentStep> steps)
    {
        int stride = Math.Max(1, (steps.Count - 1) / RowsAfterwards);
        return steps.Where(step => step.Steps < FirstRows || step.Steps % stride == 0 || step.Steps == steps.Count - 1);
    }

    private static string Number(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static string Gradient(double value) => value.ToString("F9", CultureInfo.InvariantCulture);
}
