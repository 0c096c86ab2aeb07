using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>
/// Measures the variants of a case interleaved: round-robin in slices of about a millisecond, every second round backwards,
/// so that whatever disturbs the machine disturbs all of them.
/// </summary>
internal sealed class RatioRunner
{
    private const double SliceSeconds = 1e-3;

    private readonly RatioVariant[] variants;
    private readonly int[] counts;
    private readonly List<double>[] times;
    private readonly double[] bytes;

    private RatioRunner(RatioCase ratioCase)
    {
        variants = [.. ratioCase.Forms];
        counts = [.. variants.Select(_ => 1)];
        times = [.. variants.Select(_ => new List<double>(capacity: 10_000))];
        bytes = new double[variants.Length];
    }

    /// <summary>Keeps results observable.</summary>
    public static double Sink { get; private set; }

    public static Measurement[] Measure(RatioCase ratioCase, double seconds)
    {
        RatioRunner runner = new(ratioCase);

        // Seconds, not calls: the JIT's last tier comes by the clock (PERFORMANCE: tiering traps).
        runner.Run(seconds, calibrate: true);
        runner.Run(seconds, calibrate: false);
        return [.. runner.variants.Select((_, i) => runner.Summarize(i))];
    }

    private void Run(double seconds, bool calibrate)
    {
        Array.ForEach(times, t => t.Clear());
        Array.Clear(bytes);
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        for (int round = 0; Stopwatch.GetTimestamp() < end; round++)
        {
            for (int i = 0; i < variants.Length; i++)
            {
                Slice(round % 2 == 0 ? i : variants.Length - 1 - i, calibrate);
            }
        }
    }

    private void Slice(int variant, bool calibrate)
    {
        int count = counts[variant];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Sink += variants[variant].Repeat(count);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bytes[variant] += (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count;
        times[variant].Add(elapsed / count);

        if (calibrate)
        {
            double wanted = count * Math.Clamp(SliceSeconds / elapsed, 0.5, 2);
            counts[variant] = (int)Math.Clamp(wanted, 1, int.MaxValue / 4);
        }
    }

    private Measurement Summarize(int variant) => new(
        variants[variant].Name,
        Nanoseconds: 1e9 * times[variant].Min(),
        Ratio: MedianRatio(variant, 0),
        RivalRatio: Rival(variant) is int rival and >= 0 ? MedianRatio(variant, rival) : null,
        Bytes: bytes[variant] / times[variant].Count);

    private int Rival(int variant)
    {
        string? rival = Variants.Rival(variants[variant].Name);
        return Array.FindIndex(variants, candidate => candidate.Name == rival);
    }

    private double MedianRatio(int variant, int other) => Statistics.Median(times[variant].Zip(times[other], (time, reference) => time / reference));
}
