using System;

namespace Differentiator;

/// <summary>
/// Random words as a function of a key and a counter, Philox4x32-10: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC 2011, section 4.
/// </summary>
internal static class Philox
{
    /// <summary>How many words one counter gives.</summary>
    public const int Words = 4;

    private const uint FirstMultiplier = 0xD2511F53, SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9, SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words of a counter.</summary>
    /// <param name="words">At least four.</param>
    /// <param name="key">The seed.</param>
    /// <param name="c0">The counter's first word.</param>
    /// <param name="c1">The second.</param>
    /// <param name="c2">The third.</param>
    /// <param name="c3">The fourth.</param>
    public static void Fill(Span<uint> words, ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)FirstMultiplier * c0, second = (ulong)SecondMultiplier * c2;
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ k0, (uint)second, (uint)(first >> 32) ^ c3 ^ k1, (uint)first);
            k0 = unchecked(k0 + FirstWeyl);
            k1 = unchecked(k1 + SecondWeyl);
        }

        words[3] = c3;
        words[2] = c2;
        words[1] = c1;
        words[0] = c0;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-24: each float of that kind is as likely.</summary>
    public static float Unit(uint word) => (word >> 8) * (1f / 16777216f);
}
