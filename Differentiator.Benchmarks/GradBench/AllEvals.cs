using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.GradBench.Evals;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>The list of all evals.</summary>
internal static class AllEvals
{
    private static readonly IReadOnlyList<Eval> Evals =
    [
        Hello.Eval(),
        LogSumExp.Eval(),
        GaussianMixture.Eval(),
        LongShortTermMemory.Eval(),
        BundleAdjustment.Eval(),
        HandTracking.Eval(),
        KMeans.Eval(),
    ];

    public static IEnumerable<string> Names => Evals.Select(eval => eval.Name);

    public static Eval? Find(string name) => Evals.FirstOrDefault(eval => eval.Name == name);
}
