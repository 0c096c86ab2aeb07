using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>Robust summaries of samples.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
