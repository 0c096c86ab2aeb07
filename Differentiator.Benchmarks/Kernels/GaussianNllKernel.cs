using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>
/// Negative log-likelihood of points under a normal distribution, up to a constant. Best form of the gradient: one loop
/// for Σ z² and Σ z. Best form of the primal found: the division hoisted as a product with 1/σ.
/// </summary>
internal static partial class GaussianNllKernel
{
    private const double Mean = 0.1;
    private const double LogSigma = -0.5;

    private static readonly double[] X = Data.Uniform(-1, 1, seed: 3);
    private static readonly double[] Gradient = new double[2];

    [Differentiable(nameof(mean), nameof(logSigma))]
    public static double GaussianNll(ReadOnlySpan<double> x, double mean, double logSigma)
    {
        double inverse = Math.Exp(-logSigma);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = (x[i] - mean) * inverse;
            sum += z * z;
        }

        return 0.5 * sum + x.Length * logSigma;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("GaussianNll", "Gaussian negative log-likelihood, n = 1000, by mean and log-sigma");
        ratioCase.Add("primal", () => GaussianNll(X, Mean, LogSigma));
        ratioCase.Add("hand-written", () => HandWritten(X, Mean, LogSigma, out Gradient[0], out Gradient[1]), () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private static double HandWritten(
        ReadOnlySpan<double> x, double mean, double logSigma, out double meanGradient, out double logSigmaGradient)
    {
        double inverse = Math.Exp(-logSigma);
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = (x[i] - mean) * inverse;
            squares += z * z;
            sum += z;
        }

        meanGradient = -sum * inverse;
        logSigmaGradient = x.Length - squares;
        return 0.5 * squares + x.Length * logSigma;
    }
}
