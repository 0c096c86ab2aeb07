using System;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>What a verb measures.</summary>
/// <param name="Verb">On the command line.</param>
/// <param name="Description">In the help.</param>
/// <param name="Create">Makes its cases.</param>
internal sealed record CaseRegistry(string Verb, string Description, Func<RatioCase[]> Create)
{
    /// <summary>The heading of what the cases are to be seen beside, if there is something.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What tells a case from those of other verbs.</summary>
    public string Key(RatioCase ratioCase) => $"{Verb}/{ratioCase.Name}";

    public RatioCase[] Select(string? filter) =>
        [.. Create().Where(c => c.Name.Contains(filter ?? "", StringComparison.OrdinalIgnoreCase))];
}
