using System;

namespace Differentiator.Samples.Newton;

/// <summary>How long 23 ball bearings lasted, in millions of revolutions (Lieblein and Zelen, 1956).</summary>
internal static class Bearings
{
    public static ReadOnlySpan<double> Lifetimes =>
    [
        17.88, 28.92, 33.00, 41.52, 42.12, 45.60, 48.40, 51.84, 51.96, 54.12, 55.56, 67.80,
        68.64, 68.64, 68.88, 84.12, 93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.40,
    ];
}
