using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Theta;

/// <summary>Fits y = theta x to samples of y = 5x, one update per sample, and stops when theta runs away.</summary>
internal static class ThetaTraining
{
    public const double Slope = 5;
    private const int Samples = 100;
    private const double Start = -1;

    /// <summary>An error this many times the first one is no swing any more.</summary>
    public const double Runaway = 1000;

    /// <summary>100 evenly spaced points on [0, 5] in an order drawn from the seed.</summary>
    public static double[] ShuffledPoints(int seed)
    {
        double[] x = [.. Enumerable.Range(0, Samples).Select(i => 5.0 * i / (Samples - 1))];
        new Random(seed).Shuffle(x);
        return x;
    }

    public static Trajectory Run(double learningRate, int epochs, int seed)
    {
        double[] points = ShuffledPoints(seed);
        double theta = Start;
        List<double> thetas = [theta], losses = [];
        for (int update = 0; update < epochs * points.Length; update++)
        {
            double x = points[update % points.Length];
            losses.Add(Proportion.LossGradient(theta, x, Slope * x, out double thetaGradient));
            theta -= learningRate * thetaGradient;
            thetas.Add(theta);
            if (!(Math.Abs(theta - Slope) < Runaway * Math.Abs(Start - Slope)))
                return new Trajectory(learningRate, thetas, losses, Diverged: true);
        }

        return new Trajectory(learningRate, thetas, losses, Diverged: false);
    }
}
