using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>A ratio over several processes.</summary>
/// <param name="Minimum">The least of any process.</param>
/// <param name="Median">The median of the processes.</param>
/// <param name="Maximum">The largest of them.</param>
/// <param name="Best">The fastest time of any process against the fastest of the other: immune to one of them compiled badly.</param>
internal sealed record RatioSpread(double Minimum, double Median, double Maximum, double Best)
{
    public static RatioSpread Of(IReadOnlyList<double> ratios, double best) => new(ratios.Min(), Statistics.Median(ratios), ratios.Max(), best);

    public override string ToString() => $"{Minimum:f2} ({Median:f2}, {Maximum:f2})";
}
