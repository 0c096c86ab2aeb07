using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>How many wrong gradients the checks catch.</summary>
internal sealed class MutantReport
{
    public int Mutants { get; set; }

    public int Caught { get; set; }

    public int CaughtByDifferences { get; set; }

    public double Share => (double)Caught / Mutants;

    public double ShareByDifferences => (double)CaughtByDifferences / Mutants;

    public override string ToString() => FormattableString.Invariant(
        $"{Mutants} wrong gradients, {Share:P2} caught, {ShareByDifferences:P2} by differences alone");
}
