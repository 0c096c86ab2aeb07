using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class ProductLoopKernel
{
    static partial void AddGenerated(RatioCase ratioCase) =>
        ratioCase.Add("generated", () => ProductLoopGradient(X, Gradient), () => Gradient);
}
