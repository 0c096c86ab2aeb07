namespace Differentiator.Benchmarks.Ratios;

/// <summary>The usual variants of a case.</summary>
internal static class Variants
{
    public const string Primal = "primal";

    /// <summary>Plain C#, without a sum in another order.</summary>
    public const string HandWritten = "hand-written";

    /// <summary>With vectors and fused multiply-adds: another order of sums, and functions that differ in their last bits.</summary>
    public const string HandWrittenFast = "hand-written fast";

    public const string Generated = "generated";

    /// <summary>Emitted with what <see cref="HandWrittenFast"/> may do.</summary>
    public const string GeneratedFast = "generated fast";

    /// <summary>The variant by hand that one is to be measured against.</summary>
    public static string? Rival(string variant) => variant switch
    {
        Generated => HandWritten,
        GeneratedFast => HandWrittenFast,
        _ => null,
    };

    /// <summary>How many times further than others its gradient may be off.</summary>
    public static double Slack(string variant) => variant is HandWrittenFast or GeneratedFast ? 10 : 1;
}
