using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>(1 − (w1 x1 − w2 x2 + 1))². A few nanoseconds: measured as the gradient descent that it is used in.</summary>
internal static partial class TwoWeightLossKernel
{
    private const double Rate = 0.01;

    private static readonly double[] Gradient = new double[2];

    [Differentiable(nameof(w1), nameof(w2))]
    public static double TwoWeightLoss(double w1, double w2, double x1, double x2)
    {
        double error = 1 - (w1 * x1 - w2 * x2 + 1);
        return error * error;
    }

    public static RatioCase Case(string name)
    {
        RatioCase ratioCase = new(name, "(1 - (w1 x1 - w2 x2 + 1))^2 by w1 and w2");
        ratioCase.AddLoop("primal", PrimalLoop);
        ratioCase.AddLoop("hand-written", HandWrittenLoop, () => Gradient);
        ratioCase.AddLoop(Variants.HandWrittenFast, HandWrittenFastLoop, () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    // The next evaluation depends on this one, as in the descents below.
    private static double PrimalLoop(int count)
    {
        double w1 = 0.5, w2 = 1.2;
        for (int i = 0; i < count; i++)
        {
            double loss = TwoWeightLoss(w1, w2, 1, 2);
            w1 -= Rate * loss;
            w2 -= Rate * loss;
        }

        return w1 + w2;
    }

    private static double HandWrittenLoop(int count)
    {
        double w1 = 0.5, w2 = 1.2, sum = 0, w1Gradient = 0, w2Gradient = 0;
        for (int i = 0; i < count; i++)
        {
            sum += HandWritten(w1, w2, 1, 2, out w1Gradient, out w2Gradient);
            w1 -= Rate * w1Gradient;
            w2 -= Rate * w2Gradient;
        }

        (Gradient[0], Gradient[1]) = (w1Gradient, w2Gradient);
        return sum + w1 + w2;
    }

    private static double HandWrittenFastLoop(int count)
    {
        double w1 = 0.5, w2 = 1.2, sum = 0, w1Gradient = 0, w2Gradient = 0;
        for (int i = 0; i < count; i++)
        {
            sum += HandWrittenFast(w1, w2, 1, 2, out w1Gradient, out w2Gradient);
            w1 -= Rate * w1Gradient;
            w2 -= Rate * w2Gradient;
        }

        (Gradient[0], Gradient[1]) = (w1Gradient, w2Gradient);
        return sum + w1 + w2;
    }

    private static double HandWrittenFast(
        double w1, double w2, double x1, double x2, out double w1Gradient, out double w2Gradient)
    {
        double error = Math.FusedMultiplyAdd(-w1, x1, w2 * x2), errorAdjoint = 2 * error;
        w1Gradient = -errorAdjoint * x1;
        w2Gradient = errorAdjoint * x2;
        return error * error;
    }

    private static double HandWritten(
        double w1, double w2, double x1, double x2, out double w1Gradient, out double w2Gradient)
    {
        double error = 1 - (w1 * x1 - w2 * x2 + 1);
        double errorAdjoint = 2 * error;
        w1Gradient = -errorAdjoint * x1;
        w2Gradient = errorAdjoint * x2;
        return error * error;
    }
}
