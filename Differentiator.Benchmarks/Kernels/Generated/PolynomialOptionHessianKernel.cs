using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class PolynomialOptionHessianKernel
{
    static partial void AddGenerated(RatioCase ratioCase) =>
        ratioCase.Add("generated", () => Sum((spot, hessian) => CallHessian(spot, 100, 0.03, 0.2, 1.5, hessian)), () => Hessian);
}
