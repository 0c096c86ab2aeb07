using System;
using System.Collections.Generic;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Job C: a line through five points, by plain descent.</summary>
internal sealed partial class LineJob : ITrainingJob
{
    private const double LearningRate = 0.02, FirstSlope = 0.3, FirstOffset = -0.2;

    private readonly double[] x = [0.5, 1, 2, 3, 4.5], y = [1.9, 3.1, 4.8, 7.2, 10.1];
    private double slope = FirstSlope, offset = FirstOffset;

    public string Name => "C";

    public string Description => "y = W x + B, 5 points, squared error, descent";

    public IEnumerable<(string Name, double[] Elements)> Numbers =>
        [("x", x), ("y", y), ("parameters", [FirstSlope, FirstOffset]), ("rate", [LearningRate])];

    [Differentiable(nameof(slope), nameof(offset))]
    public static double Loss(double slope, double offset, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = slope * x[i] + offset - y[i];
            sum += error * error;
        }

        return sum / x.Length;
    }

    public void Restart() => (slope, offset) = (FirstSlope, FirstOffset);

    public double Run(int steps)
    {
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = LossGradient(slope, offset, x, y, out double slopeGradient, out double offsetGradient);
            slope -= LearningRate * slopeGradient;
            offset -= LearningRate * offsetGradient;
        }

        return loss;
    }
}
