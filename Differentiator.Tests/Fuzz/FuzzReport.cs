using System;
using System.Collections.Generic;

namespace Differentiator.Tests.Fuzz;

/// <summary>Counts what was compared and what could not be, and collects the failures.</summary>
internal sealed class FuzzReport
{
    public int Programs { get; set; }

    /// <summary>Programs that are no C#: a fault of the writer of programs.</summary>
    public List<string> Invalid { get; } = [];

    public int Points { get; set; }

    /// <summary>Points at which the original throws or has no finite value.</summary>
    public int PointsSkipped { get; set; }

    public int Differences { get; set; }

    /// <summary>Partial derivatives for which step sizes disagree: kinks, jumps, rounding.</summary>
    public int DifferencesSkipped { get; set; }

    /// <summary>Partial derivatives that are not finite because an intermediate value is at a singular point.</summary>
    public int Singular { get; set; }

    /// <summary>Of how many programs one has its second derivatives checked; 0 for none.</summary>
    /// <summary>Whether the second form of each program is the fast one, at longer arrays, in place of the one without the optimizer.</summary>
    public bool IsFast { get; init; }

    public int SecondEvery { get; init; } = 1;

    /// <summary>Seconds that second derivatives have taken.</summary>
    public double SecondTime { get; set; }

    /// <summary>Programs compiled with products of the Hessian.</summary>
    public int Second { get; set; }

    /// <summary>Those of them that have none, by a diagnostic.</summary>
    public int SecondRefused { get; set; }

    public int SecondPoints { get; set; }

    /// <summary>Points at which an intermediate value, partial or second partial is not finite.</summary>
    public int SecondSingular { get; set; }

    public int SecondDifferences { get; set; }

    public int SecondDifferencesSkipped { get; set; }

    public List<FuzzFailure> Failures { get; } = [];

    public override string ToString() => FormattableString.Invariant(
        $"{Programs} programs ({Invalid.Count} not C#), {Points} points ({Share(PointsSkipped, Points)} without a finite value), {Differences} differences ({Share(DifferencesSkipped, Differences)} skipped, {Share(Singular, Differences)} singular), {Second} second derivatives ({SecondRefused} refused) at {SecondPoints} points ({Share(SecondSingular, SecondPoints)} singular), {SecondDifferences} differences ({Share(SecondDifferencesSkipped, SecondDifferences)} skipped) in {SecondTime:F0} s, {Failures.Count} failures");

    private static string Share(int part, int whole) => FormattableString.Invariant($"{(whole == 0 ? 0 : (double)part / whole):P1}");
}
