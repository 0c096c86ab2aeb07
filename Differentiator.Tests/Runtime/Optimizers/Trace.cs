using System;
using System.Collections.Generic;
using System.Numerics;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>
/// A walk of 200 steps from 1 along the gradient <c>((37 t mod 101) − 50) / 32 + p / 4</c> at step t, whose first part is exact in
/// float. An optimizer is compared at each step with its published update formula, which the test works out in double, and
/// at some steps with the same formula worked out in 50 decimal digits.
/// </summary>
public static class Trace
{
    private const int Steps = 200;

    /// <summary>The new parameter after step t with gradient g; the formula's own state is in its closure.</summary>
    public delegate double Update(int t, double p, double g);

    public static void Follows(Func<IOptimizer<double>> ofDouble, Func<IOptimizer<float>> ofFloat, Update published, params (int Step, double Value)[] anchors)
    {
        double[] expected = Reference(published);
        foreach ((int step, double value) in anchors)
        {
            Near(value, expected[step - 1], 1e-13);
        }

        IOptimizer<double> doubles = ofDouble();
        IOptimizer<float> floats = ofFloat();

        // Each element of a block makes the same walk: 37 of them are in vectors and in scalars behind them.
        double[] block = new double[37];
        float[] floatBlock = new float[37];
        Array.Fill(block, 1);
        Array.Fill(floatBlock, 1);
        for (int t = 1; t <= Steps; t++)
        {
            doubles.Step(block, Gradients(t, block));
            floats.Step(floatBlock, Gradients(t, floatBlock));
            foreach (double parameter in block)
            {
                Near(expected[t - 1], parameter, 1e-13);
            }

            // The roundings of t steps of numbers up to 1.5.
            foreach (float parameter in floatBlock)
            {
                Near(expected[t - 1], parameter, (3 + Math.Sqrt(t)) * 1.2e-7);
            }
        }
    }

    private static double[] Reference(Update published)
    {
        List<double> walk = [];
        double p = 1;
        for (int t = 1; t <= Steps; t++)
        {
            p = published(t, p, Gradient(t, p));
            walk.Add(p);
        }

        return [.. walk];
    }

    private static T Gradient<T>(int t, T p)
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(37 * t % 101 - 50) / T.CreateTruncating(32) + p / T.CreateTruncating(4);

    private static T[] Gradients<T>(int t, T[] block)
        where T : IFloatingPointIeee754<T> => Array.ConvertAll(block, p => Gradient(t, p));

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{actual:R} instead of {expected:R}, off by {Math.Abs(expected - actual):R}");
}
