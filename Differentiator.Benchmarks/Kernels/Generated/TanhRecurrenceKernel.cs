using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class TanhRecurrenceKernel
{
    static partial void AddGenerated(RatioCase ratioCase) => ratioCase.Add(
        "generated", () => TanhRecurrenceGradient(A, B, X, out Gradient[0], out Gradient[1]), () => Gradient);
}
