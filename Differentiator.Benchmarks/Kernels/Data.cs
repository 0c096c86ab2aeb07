using System;
using System.Linq;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Fixed data for the kernels.</summary>
internal static class Data
{
    public const int Count = 1000;

    /// <summary>Numbers spread evenly at random over an interval.</summary>
    public static double[] Uniform(double from, double to, int seed, int count = Count)
    {
        // Reproducible figures need a seed; nothing here is a secret.
#pragma warning disable CA5394
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => from + (to - from) * random.NextDouble())];
#pragma warning restore CA5394
    }

    /// <summary>The same, in rows.</summary>
    public static double[][] UniformRows(double from, double to, int seed, int rows, int width) =>
        [.. Uniform(from, to, seed, rows * width).Chunk(width)];
}
