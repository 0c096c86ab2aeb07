using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.CurveFit;

/// <summary>Draws what was learnt after more and more steps, and prints the loss of the last ones.</summary>
internal static class CurveFitReport
{
    private const int StepsPerVertex = 20;

    public static void Print(Output output, CurveRun run)
    {
        output.Heading("A network 1-128-128-128-1 fits y = cos(1.5πx) + x + noise in [-0.2, 0.2]; the noise alone is a loss of 0.0133");
        if (run.Predictions.Count > 0)
        {
            output.Drawing("curve-fit.svg", ChartWriter.Write([.. run.Predictions.Select(prediction => Fit(run, prediction.Steps, prediction.Curve))]));
            output.Drawing("curve-fit-loss.svg", ChartWriter.Write(LearningCurve(run)));
        }

        output.Numbers(("steps", run.Losses.Count), ("microseconds_per_step", Math.Round(run.MicrosecondsPerStep, 1)), ("mean_loss", run.MeanLoss));
    }

    private static Chart Fit(CurveRun run, int steps, IReadOnlyList<Point> curve) => new(
        $"Truth and prediction after {steps} steps", new Axis("x"), new Axis("y") { From = -1.5, To = 6.5 },
        [
            new Scatter("noisy points", 4, run.Seen) { Radius = 1.8 },
            new Line("truth", 0, [.. curve.Select(point => new Point(point.X, NoisyCurve.Truth(point.X)))]),
            new Line("prediction", 1, curve),
        ]);

    private static Chart LearningCurve(CurveRun run) => new(
        $"Learning curve: means over {StepsPerVertex} batches", new Axis("step"), new Axis("mean squared error") { IsLogarithmic = true },
        [new Line("loss", 1, [.. run.Losses.Chunk(StepsPerVertex).Select((losses, i) => new Point((i + 0.5) * StepsPerVertex, losses.Average()))])]);
}
