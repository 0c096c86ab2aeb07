using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class GaussianNllKernel
{
    static partial void AddGenerated(RatioCase ratioCase) => ratioCase.Add(
        "generated", () => GaussianNllGradient(X, Mean, LogSigma, out Gradient[0], out Gradient[1]), () => Gradient);
}
