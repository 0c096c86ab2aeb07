using System;
using System.Collections.Generic;

namespace Differentiator.Tests.Corpus;

/// <summary>Counts comparisons and collects the ones that failed.</summary>
internal sealed class CorpusReport(string family)
{
    private readonly List<string> failures = [];

    public int Functions { get; set; }

    public int Comparisons { get; private set; }

    public int Differences { get; private set; }

    public int Skipped { get; private set; }

    public IReadOnlyList<string> Failures => failures;

    public double SkippedShare => Differences == 0 ? 0 : (double)Skipped / Differences;

    public void Compare(bool holds, FormattableString otherwise)
    {
        Comparisons++;
        if (!holds)
            failures.Add(FormattableString.Invariant(otherwise));
    }

    /// <summary>Counts a partial derivative that differences are asked for, and whether they could tell.</summary>
    public void CountDifference(bool skipped)
    {
        Differences++;
        if (skipped)
            Skipped++;
    }

    public override string ToString() =>
        FormattableString.Invariant($"{family}: {Functions} functions, {Comparisons} comparisons, {SkippedShare:P1} of {Differences} differences skipped");
}
