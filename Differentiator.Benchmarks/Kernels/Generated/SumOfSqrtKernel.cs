using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class SumOfSqrtKernel
{
    static partial void AddGenerated(RatioCase ratioCase) =>
        ratioCase.Add("generated", () => SumOfSqrtGradient(X, Gradient), () => Gradient);
}
