using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>
/// Π xᵢ. Best form of the gradient: the products of the elements before stand in the gradient itself, the products of those
/// after are multiplied in on the way back.
/// </summary>
internal static partial class ProductLoopKernel
{
    private static readonly double[] X = Data.Uniform(0.95, 1.05, seed: 2);
    private static readonly double[] Gradient = new double[Data.Count];

    [Differentiable]
    public static double ProductLoop(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            product *= x[i];
        }

        return product;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("ProductLoop", "product of x[i], n = 1000");
        ratioCase.Add("primal", () => ProductLoop(X));
        ratioCase.Add("hand-written", () => HandWritten(X, Gradient), () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private static double HandWritten(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient.Slice(0, x.Length);
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = product;
            product *= x[i];
        }

        double after = 1;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            gradient[i] *= after;
            after *= x[i];
        }

        return product;
    }
}
