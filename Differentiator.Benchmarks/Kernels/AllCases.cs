using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>The list of all cases. A new kernel is a file beside this one and a line in it.</summary>
internal static class AllCases
{
    public static RatioCase[] Create() =>
    [
        SumOfSquaresKernel.Case(),
        ProductLoopKernel.Case(),
        GaussianNllKernel.Case(),
        TanhRecurrenceKernel.Case(),
        WeightedReluKernel.Case(),
        SumOfSqrtKernel.Case(),
        TwoWeightLossKernel.Case(),
        LinearRegressionMseKernel.Case(),
        OptionHessianKernel.Case(),
        PolynomialOptionHessianKernel.Case(),
    ];
}
