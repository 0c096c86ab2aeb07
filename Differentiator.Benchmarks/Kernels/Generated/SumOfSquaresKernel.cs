using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class SumOfSquaresKernel
{
    static partial void AddGenerated(RatioCase ratioCase) =>
        ratioCase.Add("generated", () => SumOfSquaresGradient(X, Gradient), () => Gradient);
}
