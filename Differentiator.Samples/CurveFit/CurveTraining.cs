using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.CurveFit;

/// <summary>Trains <see cref="CurveNetwork"/> on batches of <see cref="NoisyCurve"/>.</summary>
internal static class CurveTraining
{
    private const int BatchSize = 32;
    private const int Interval = 100;
    private const int GridPoints = 400;
    private static readonly int[] Shown = [1000, 5000, 10_000];

    public static CurveRun Run(int steps, int seed, Action<int, string>? progress = null)
    {
        var data = new NoisyCurve(seed);
        var network = new CurveNetwork((ulong)seed);
        var optimizer = new Adam(network.Parameters, learningRate: 1e-3);
        Matrix x = new(BatchSize, 1), y = new(BatchSize, 1);
        float[] losses = new float[steps];
        double running = double.NaN;
        List<Point> seen = [];
        List<(int, IReadOnlyList<Point>)> predictions = [];
        double[] microseconds = new double[steps];
        for (int step = 1; step <= steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            data.Draw(x.Span, y.Span);
            float loss = network.LossGradient(x, y);
            optimizer.Step();
            microseconds[step - 1] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;

            losses[step - 1] = loss;
            running = double.IsNaN(running) ? loss : (0.99 * running) + (0.01 * loss);
            if (steps - step < GridPoints / BatchSize)
                seen.AddRange(x.Span.ToArray().Zip(y.Span.ToArray(), (at, value) => new Point(at, value)));
            if (Shown.Contains(step) || step == steps)
                predictions.Add((step, Prediction(network)));
            if (step % Interval == 0 || step == steps)
                progress?.Invoke(step, string.Create(CultureInfo.InvariantCulture, $"step {step} of {steps}, running loss {running:F4}"));
        }

        // The median: the first steps run before their code is optimized, and others may be interrupted.
        Array.Sort(microseconds);
        return new CurveRun(losses, seen, predictions, steps == 0 ? 0 : microseconds[steps / 2]);
    }

    private static Point[] Prediction(CurveNetwork network)
    {
        Matrix x = new([.. Enumerable.Range(0, GridPoints + 1).Select(i => (float)(NoisyCurve.Length * i / GridPoints))], GridPoints + 1, 1);
        return [.. x.Span.ToArray().Zip(network.Predict(x).Span.ToArray(), (at, value) => new Point(at, value))];
    }
}
