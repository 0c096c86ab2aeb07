using System;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>One form of a kernel.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Repeat">Makes as many evaluations as it is told.</param>
/// <param name="Gradient">The gradient that the last evaluation wrote; none for the primal.</param>
internal sealed record RatioVariant(string Name, Func<int, double> Repeat, Func<double[]>? Gradient)
{
    /// <summary>The gradient of one evaluation, as a copy.</summary>
    public double[] Evaluate()
    {
        // What a variant does not write must not pass for what another one left.
        Array.Fill(Gradient!(), double.NaN);
        Repeat(1);
        return [.. Gradient()];
    }
}
