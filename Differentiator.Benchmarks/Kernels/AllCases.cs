using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.GradBench.ByHand;
using Differentiator.Benchmarks.Kernels.Suite;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>The list of all cases, verb by verb. A new kernel is a file beside this one and a line in it.</summary>
internal static class AllCases
{
    public static CaseRegistry Ratios { get; } = new("ratios", "Gradients against primals, interleaved in each of several processes.", () =>
    [
        SumOfSquaresKernel.Case(),
        ProductLoopKernel.Case(),
        GaussianNllKernel.Case(),
        TanhRecurrenceKernel.Case(),
        WeightedReluKernel.Case(),
        SumOfSqrtKernel.Case(),
        TwoWeightLossKernel.Case("TwoWeightLoss"),
        LinearRegressionMseKernel.Case("LinearRegressionMse"),
        OptionHessianKernel.Case(),
        PolynomialOptionHessianKernel.Case(),
    ]);

    public static CaseRegistry Kernels { get; } = new("kernels", "Kernels of all kinds of loops: emitted gradients against the best ones by hand.", () =>
    [
        TwoWeightLossKernel.Case("a_sgd"),
        TwoWeightSumKernel.Case(),
        LinearRegressionMseKernel.Case("b_linreg"),
        LogisticRegressionKernel.Case("c_logreg", count: 1000, dimension: 50),
        GaussianMixtureKernel.Case(),
        ReprojectionKernel.Case(),
        LongShortTermMemoryCase.Case("f_lstm"),
        RosenbrockKernel.Case("g_rosen", count: 1000),
        OptionGreeksKernel.Case(),
        PerceptronKernel.Case(),
        LotkaVolterraKernel.Case(),
        NewtonRootKernel.Case(),
    ]);

    public static CaseRegistry Peers { get; } = new("peers", "The four problems that other .NET libraries were measured with.", () =>
    [
        TwoWeightLossKernel.Case("TwoWeightLoss"),
        LinearRegressionMseKernel.Case("LinearRegressionMse"),
        LogisticRegressionKernel.Case("LogisticRegression", count: 200, dimension: 20),
        RosenbrockKernel.Case("Rosenbrock", count: 100),
    ]);

    public static IReadOnlyList<CaseRegistry> Registries { get; } = [Ratios, Kernels, Peers, EvalCases.Registry];

    public static RatioCase? Find(string key) => Registries
        .SelectMany(registry => registry.Create().Where(ratioCase => registry.Key(ratioCase) == key)).SingleOrDefault();
}
