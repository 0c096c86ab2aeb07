using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.CurveFit;

/// <summary>The loss of each batch, some of the noisy points, what was predicted after how many steps, and the median time of a step.</summary>
internal sealed record CurveRun(
    IReadOnlyList<float> Losses,
    IReadOnlyList<Point> Seen,
    IReadOnlyList<(int Steps, IReadOnlyList<Point> Curve)> Predictions,
    double MicrosecondsPerStep)
{
    private const int LastSteps = 500;

    /// <summary>Over the last 500 steps; NaN without any.</summary>
    public double MeanLoss => Losses.Count == 0 ? double.NaN : Losses.Skip(Losses.Count - LastSteps).Average(loss => (double)loss);
}
