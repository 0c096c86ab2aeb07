using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.LinearRegression;

/// <summary>Prints the two fits beside each other, and draws learning curve and line.</summary>
internal static class FitReport
{
    private const int Interval = 10;

    public static void Print(Output output, Fit byHand, Fit withSgd)
    {
        output.Heading("Linear regression: weight over height of five people, both centred; loss = mean squared error");
        output.Table(
            ["epoch", "loss", "W", "B", "loss with Sgd", "W", "B"],
            Enumerable.Range(0, byHand.Loss.Count).Where(epoch => epoch % Interval == 0).Select(epoch => new[]
            {
                epoch.ToString(CultureInfo.InvariantCulture),
                Loss(byHand, epoch), Number(byHand.W[epoch]), Number(byHand.B[epoch]),
                Loss(withSgd, epoch), Number(withSgd.W[epoch]), Number(withSgd.B[epoch]),
            }));

        output.Drawing("linear-regression-loss.svg", ChartWriter.Write(LearningCurve(byHand)));
        output.Drawing("linear-regression-fit.svg", ChartWriter.Write(FittedLine(byHand)));
        List<(string, System.IFormattable)> numbers = [];
        if (byHand.Loss.Count > 0)
        {
            int lastPrinted = (byHand.Loss.Count - 1) / Interval * Interval;
            numbers.AddRange(
            [
                ("first_step_w", byHand.W[1]), ("first_step_b", byHand.B[1]), ("loss_start", byHand.Loss[0]),
                (string.Create(CultureInfo.InvariantCulture, $"loss_epoch_{lastPrinted}"), byHand.Loss[lastPrinted]),
            ]);
        }

        output.Numbers([.. numbers, ("w", byHand.W[^1]), ("b", byHand.B[^1]), ("sgd_w", withSgd.W[^1]), ("sgd_b", withSgd.B[^1])]);
    }

    private static Chart LearningCurve(Fit fit) => new(
        "Learning curve", new Axis("epoch"), new Axis("mean squared error"),
        [new Line("loss", 0, Series.Curve(fit.Loss.Select(loss => (double)loss)))]);

    private static Chart FittedLine(Fit fit)
    {
        double low = People.Heights.Min() - 1, high = People.Heights.Max() + 1;
        return new Chart(
            "Weight over height, and the fitted line", new Axis("height in cm"), new Axis("weight in kg"),
            [
                new Line("before training", 4, [At(low, 0), At(high, 0)]),
                new Line("fitted", 1, [At(low, fit.W.Count - 1), At(high, fit.W.Count - 1)]),
                new Scatter("data", 0, [.. People.Heights.Zip(People.Weights, (height, weight) => new Point(height, weight))]) { Radius = 5.5 },
            ]);

        // y - mean(y) = W (x - mean(x)) + B
        Point At(double height, int epoch) => new(height, (fit.W[epoch] * (height - People.MeanHeight)) + fit.B[epoch] + People.MeanWeight);
    }

    private static string Loss(Fit fit, int epoch) => fit.Loss[epoch].ToString("F4", CultureInfo.InvariantCulture);

    private static string Number(float value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
