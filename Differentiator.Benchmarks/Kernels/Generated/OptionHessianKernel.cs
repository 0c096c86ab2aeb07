using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class OptionHessianKernel
{
    static partial void AddGenerated(RatioCase ratioCase) => ratioCase.Add("generated", () => Hessians(CallHessian), () => Hessian);
}
