using System.Collections.Generic;

namespace Differentiator.Tests.Fuzz;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every runtime for one seed.</summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>An independent sequence for one item of a numbered series.</summary>
    public static FuzzRandom For(ulong seed, int number) => new(new FuzzRandom(seed).Bits() ^ ((ulong)number * 0xD1342543DE82EF95UL));

    public int Next(int count) => (int)(Bits() % (ulong)count);

    public bool Chance(int percent) => Next(100) < percent;

    public double Uniform(double low, double high) => low + ((high - low) * ((Bits() >> 11) * (1.0 / (1UL << 53))));

    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(items.Count)];

    private ulong Bits()
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
