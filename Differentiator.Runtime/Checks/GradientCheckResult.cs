using System;

namespace Differentiator;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
/// <param name="Index">The index of the parameter with the largest deviation; -1 if none could be compared.</param>
/// <param name="Analytic">The element of the gradient there, as the checked function wrote it.</param>
/// <param name="Numeric">The derivative there, by differences.</param>
/// <param name="Uncertainty">The estimated error of <paramref name="Numeric"/>, truncation and rounding together.</param>
/// <param name="Deviation">
/// The deviation there: <c>max(0, |a − n| − u) / max(1, |a|, |n|)</c> of the analytic value a and the numeric value n with
/// uncertainty u; infinite if a is not finite although the value and n are.
/// </param>
/// <param name="ValueDeviation">
/// <c>|a − f| / max(1, |f|)</c> of the value a that the gradient function returned and the function's own value f; 0 if both
/// are NaN.
/// </param>
/// <param name="Compared">How many elements were compared.</param>
/// <param name="Skipped">
/// How many were not, because the function has a kink or a jump there, is not finite or too noisy for differences.
/// </param>
public sealed record GradientCheckResult(
    int Index,
    double Analytic,
    double Numeric,
    double Uncertainty,
    double Deviation,
    double ValueDeviation,
    int Compared,
    int Skipped)
{
    /// <summary>
    /// Whether both deviations are at most <paramref name="tolerance"/>. A check in which every element was skipped has
    /// shown nothing and does not pass; a function of no parameters passes.
    /// </summary>
    /// <param name="tolerance">The largest deviation allowed.</param>
    /// <returns>Whether the gradient passed.</returns>
    public bool Passed(double tolerance) =>
        Deviation <= tolerance && ValueDeviation <= tolerance && (Compared > 0 || Skipped == 0);

    /// <summary>One sentence with the worst element and the counts.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString()
    {
        string counts = FormattableString.Invariant($"{Compared} compared, {Skipped} skipped as not smooth or too noisy");
        string value = ValueDeviation == 0
            ? ""
            : FormattableString.Invariant($"; the value deviates by {ValueDeviation:g3}");
        return Index < 0
            ? $"no element of the gradient deviates: {counts}{value}"
            : FormattableString.Invariant(
                $"gradient[{Index}] = {Analytic:g9}, by differences {Numeric:g9} ± {Uncertainty:g2}: deviation {Deviation:g3}; {counts}{value}");
    }
}
