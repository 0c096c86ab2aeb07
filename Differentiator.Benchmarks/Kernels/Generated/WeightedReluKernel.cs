using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class WeightedReluKernel
{
    static partial void AddGenerated(RatioCase ratioCase) => ratioCase.Add(
        "generated", () => WeightedReluGradient(W, NextX, WGradient, XGradient), RestartedGradient);
}
