using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The evals at the sizes at which other tools were measured, beside gradients by hand. The protocol answers with what is emitted only.</summary>
internal static class EvalCases
{
    public static CaseRegistry Registry { get; } = new("evals", "The functions of GradBench's evals: emitted gradients against those by hand.", () =>
    [
        LogSumExpCase.Case(count: 640_000, "C++ by hand 0.66, PyTorch 0.83"),
        GaussianMixtureCase.Case(dimension: 2, components: 5, "C++ by hand 1.5, Tapenade 2.8"),
        GaussianMixtureCase.Case(dimension: 10, components: 25, "C++ by hand 1.9, PyTorch 1.45, Tapenade 2.3"),
        GaussianMixtureCase.Case(dimension: 32, components: 25, "C++ by hand 2.7, Tapenade 3.0"),
        LongShortTermMemoryCase.Case("lstm l=2 c=1024", "C++ by hand 6.3, CoDiPack 2.7"),
        BundleAdjustmentCase.Case("C++ by hand 5.8, Enzyme 8.7"),
        HandTrackingCase.Case(isComplicated: false, "C++ by hand 4.9, ADOL-C 29"),
        HandTrackingCase.Case(isComplicated: true, "C++ by hand 4.9, ADOL-C 29"),
        KMeansCase.Case("C++ by hand 1.2, Enzyme 3.2"),
    ])
    {
        Elsewhere = "other tools, of primal",
    };

    /// <summary>All numbers of jagged arrays.</summary>
    public static double[] Flat(params double[][][] arrays)
    {
        int length = 0;
        foreach (double[][] rows in arrays)
        {
            foreach (double[] row in rows)
            {
                length += row.Length;
            }
        }

        double[] flat = new double[length];
        int next = 0;
        foreach (double[][] rows in arrays)
        {
            foreach (double[] row in rows)
            {
                row.CopyTo(flat, next);
                next += row.Length;
            }
        }

        return flat;
    }
}
