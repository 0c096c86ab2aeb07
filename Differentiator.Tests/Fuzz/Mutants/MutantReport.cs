using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>How many wrong gradients the checks catch.</summary>
internal sealed class MutantReport
{
    public int Mutants { get; set; }

    public int Caught { get; set; }

    public int CaughtByDifferences { get; set; }

    /// <summary>Wrong products of Hessians that are not zero, all of them symmetric, so that only differences can tell.</summary>
    public int Products { get; set; }

    public int ProductsCaught { get; set; }

    public double ShareOfProducts => (double)ProductsCaught / Products;

    public double Share => (double)Caught / Mutants;

    public double ShareByDifferences => (double)CaughtByDifferences / Mutants;

    public override string ToString() => FormattableString.Invariant(
        $"{Mutants} wrong gradients, {Share:P2} caught, {ShareByDifferences:P2} by differences alone; {Products} wrong products of Hessians, {ShareOfProducts:P2} caught");
}
