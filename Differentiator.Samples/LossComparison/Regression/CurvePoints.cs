using System;
using System.Linq;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.LossComparison.Regression;

/// <summary>Points of a curve on [-3, 3], without noise.</summary>
internal static class CurvePoints
{
    private const int Count = 80;

    public static LossRun Run(Activation activation, int steps, ulong seed)
    {
        Matrix x = new([.. Enumerable.Range(0, Count).Select(i => (6f * i / (Count - 1)) - 3)], Count, 1);
        Matrix y = new([.. x.Span.ToArray().Select(at => MathF.Sin(2 * at) + (0.5f * at))], Count, 1);
        var model = new CurveModel(activation, seed);
        float[] losses = Comparison.Train(model, steps, () => model.LossGradient(x, y));

        Point[] points = [.. x.Span.ToArray().Zip(y.Span.ToArray(), (at, value) => new Point(at, value))];
        Point[] curve = [.. x.Span.ToArray().Zip(model.Predict(x).Span.ToArray(), (at, value) => new Point(at, value))];
        double largest = points.Zip(curve, (truth, prediction) => Math.Abs(truth.Y - prediction.Y)).Max();
        return new LossRun(activation, losses, largest, [new Scatter("data", 0, points) { Radius = 3 }, new Line("prediction", 1, curve)]);
    }
}
