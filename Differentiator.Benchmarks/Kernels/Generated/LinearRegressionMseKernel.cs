using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class LinearRegressionMseKernel
{
    static partial void AddGenerated(RatioCase ratioCase)
    {
        ratioCase.Add(Variants.Generated, () => LinearRegressionMseGradient(W, B, X, Y, out Gradient[0], out Gradient[1]), () => Gradient);
        ratioCase.Add(Variants.GeneratedFast, () => FastLinearRegressionMseGradient(W, B, X, Y, out Gradient[0], out Gradient[1]), () => Gradient);
    }
}
