using System;

namespace Differentiator;

/// <summary>
/// The generator of all random choices of the data part: the same numbers on every platform and version of .NET.
/// </summary>
/// <remarks>
/// SplitMix64: G. Steele, D. Lea, C. Flood, <i>Fast splittable pseudorandom number generators</i>, OOPSLA 2014, with the
/// constants of D. Stafford's variant 13. <c>s ← s + γ</c>, the result is <c>mix(s)</c>.
/// </remarks>
/// <param name="seed">The state before the first number.</param>
internal struct SplitMix64(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The generator of one of the streams of a seed: streams of one seed, and of neighbouring seeds, are unrelated.</summary>
    public static SplitMix64 Stream(ulong seed, ulong index) => new(Mix(Mix(seed + Gamma) + index));

    public ulong Next()
    {
        state += Gamma;
        return Mix(state);
    }

    /// <summary>A whole number in [0, bound), each with the same probability; the bound is positive.</summary>
    /// <remarks>
    /// The high half of <c>x · bound</c>; products whose low half falls into the part that would favour some results are
    /// drawn again. D. Lemire, <i>Fast random integer generation in an interval</i>, ACM TOMACS 29, 2019.
    /// </remarks>
    public int Below(int bound)
    {
        ulong high = Math.BigMul(Next(), (ulong)bound, out ulong low);
        if (low < (ulong)bound)
        {
            ulong threshold = (0 - (ulong)bound) % (ulong)bound;
            while (low < threshold)
            {
                high = Math.BigMul(Next(), (ulong)bound, out low);
            }
        }

        return (int)high;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
