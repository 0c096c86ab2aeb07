using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Maps data to pixels along one axis and knows where its ticks are.</summary>
internal sealed class Scale
{
    private readonly bool isLogarithmic;
    private readonly double from;
    private readonly double to;
    private readonly double start;
    private readonly double end;

    public Scale(Axis axis, IEnumerable<double> data, double start, double end, int tickCount)
    {
        isLogarithmic = axis.IsLogarithmic;
        this.start = start;
        this.end = end;
        double[] finite = [.. data.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).DefaultIfEmpty(1)];
        double low = axis.From ?? finite.Min();
        double high = axis.To ?? finite.Max();
        if (low == high)
            (low, high) = isLogarithmic ? (low / 2, high * 2) : (low - 1, high + 1);
        Labels = isLogarithmic ? Ticks.Logarithmic(low, high) : Ticks.Linear(low, high, tickCount);

        // Ranges that were not asked for end at a tick if one is near, else a little beyond the data.
        double margin = (Transform(high) - Transform(low)) * 0.04;
        from = axis.From is null ? Transform(low) - margin : Transform(low);
        to = axis.To is null ? Transform(high) + margin : Transform(high);
    }

    /// <summary>Ticks with their labels, all inside the axis.</summary>
    public IReadOnlyList<Tick> Labels { get; }

    public double Pixel(double value) => start + ((Transform(value) - from) / (to - from) * (end - start));

    public bool Contains(double value) => Transform(value) >= from - 1e-9 && Transform(value) <= to + 1e-9;

    private double Transform(double value) => isLogarithmic ? Math.Log10(value) : value;
}
