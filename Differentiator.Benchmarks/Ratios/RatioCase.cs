using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>A kernel in several variants, to be measured against the first of them, the primal.</summary>
internal sealed class RatioCase(string name, string description)
{
    private readonly List<RatioVariant> variants = [];

    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>How far gradients may be apart, relative to the largest element.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>What was measured elsewhere, to be seen beside it.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Whether it is of a few nanoseconds.</summary>
    public bool HasLoops { get; private set; }

    public IReadOnlyList<RatioVariant> Forms => variants;

    /// <summary>Adds a variant of at least some hundred nanoseconds, called through a delegate.</summary>
    /// <param name="variant">Its name in the table.</param>
    /// <param name="call">One evaluation; the result keeps it from being optimized away.</param>
    /// <param name="gradient">The gradient that the last call wrote; none for the primal.</param>
    public void Add(string variant, Func<double> call, Func<double[]>? gradient = null) =>
        variants.Add(new(variant, count => Repeat(call, count), gradient));

    /// <summary>Adds a variant of a few nanoseconds, which brings its own loop.</summary>
    /// <param name="variant">Its name in the table.</param>
    /// <param name="loop">As many dependent evaluations as it is told.</param>
    /// <param name="gradient">The gradient that the last call wrote; none for the primal.</param>
    public void AddLoop(string variant, Func<int, double> loop, Func<double[]>? gradient = null)
    {
        HasLoops = true;
        variants.Add(new(variant, loop, gradient));
    }

    /// <summary>Demands that all variants give the same gradient, up to <see cref="Tolerance"/>.</summary>
    public void Verify()
    {
        RatioVariant[] gradients = [.. Forms.Where(v => v.Gradient is not null)];
        if (gradients.Length == 0)
        {
            return;
        }

        double[] expected = gradients[0].Evaluate();
        double scale = expected.Max(Math.Abs);
        foreach (RatioVariant variant in gradients)
        {
            double deviation = variant.Evaluate().Zip(expected, (a, b) => Math.Abs(a - b)).Max();
            if (!(deviation <= Tolerance * Variants.Slack(variant.Name) * scale))
            {
                throw new InvalidOperationException(
                    $"{Name}: the gradient of '{variant.Name}' deviates from that of '{gradients[0].Name}' by {deviation}.");
            }
        }
    }

    // Not optimized, lest the JIT inline the call that it has seen most often: it would measure a copy compiled into this loop,
    // for one of the variants only (the sum of roots took 4500 ns in place of 1750 that way).
    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    private static double Repeat(Func<double> call, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += call();
        }

        return sum;
    }
}
