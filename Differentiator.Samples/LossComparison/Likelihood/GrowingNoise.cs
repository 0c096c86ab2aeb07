using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.LossComparison.Likelihood;

/// <summary>Points of a curve on [-1, 1] with normal noise whose deviation grows from 0.05 to 0.45.</summary>
internal static class GrowingNoise
{
    private const int Count = 400;

    public static LossRun Run(Activation activation, int steps, ulong seed)
    {
        Matrix x = new([.. Enumerable.Range(0, Count).Select(i => (2f * i / (Count - 1)) - 1)], Count, 1), y = new(Count, 1);
        Initializers.Normal(y.Span, 0, 1, seed);
        for (int i = 0; i < Count; i++)
            y[i, 0] = MathF.Sin(3 * x[i, 0]) + (Deviation(x[i, 0]) * y[i, 0]);
        var model = new CurveWithNoise(activation, seed);
        float[] losses = Comparison.Train(model, steps, () => model.LossGradient(x, y));

        Matrix mean = model.Mean(x), logVariance = model.LogVariance(x);
        double error = Enumerable.Range(0, Count).Average(i => Math.Abs(Math.Exp(0.5 * logVariance[i, 0]) - Deviation(x[i, 0])));
        return new LossRun(activation, losses, error,
        [
            new Scatter("data", 0, Curve(i => y[i, 0])) { Radius = 1.8 },
            new Line("mean", 1, Curve(i => mean[i, 0])),
            new Line("mean ± 2 deviations", 3, Curve(i => mean[i, 0] + (2 * Math.Exp(0.5 * logVariance[i, 0])))),
            new Line("", 3, Curve(i => mean[i, 0] - (2 * Math.Exp(0.5 * logVariance[i, 0])))),
        ]);

        IReadOnlyList<Point> Curve(Func<int, double> value) => [.. Enumerable.Range(0, Count).Select(i => new Point(x[i, 0], value(i)))];
    }

    private static float Deviation(float x) => 0.25f + (0.2f * x);
}
