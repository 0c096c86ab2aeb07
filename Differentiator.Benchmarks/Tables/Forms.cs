using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Tables;

/// <summary>The usual forms of a case, by the names of BenchmarkDotNet's methods.</summary>
internal sealed class Forms
{
    private static readonly IReadOnlyList<(string Method, string Variant)> Methods =
    [
        (nameof(Primal), Variants.Primal),
        (nameof(HandWritten), Variants.HandWritten),
        (nameof(HandWrittenFast), Variants.HandWrittenFast),
        (nameof(Generated), Variants.Generated),
        (nameof(GeneratedFast), Variants.GeneratedFast),
    ];

    private readonly RatioCase? ratioCase;

    public Forms(string key)
    {
        ratioCase = AllCases.Find(key);
        (Primal, HandWritten) = (Repeat(nameof(Primal)), Repeat(nameof(HandWritten)));
        (HandWrittenFast, Generated, GeneratedFast) = (Repeat(nameof(HandWrittenFast)), Repeat(nameof(Generated)), Repeat(nameof(GeneratedFast)));
    }

    public Func<int, double> Primal { get; }

    public Func<int, double> HandWritten { get; }

    public Func<int, double> HandWrittenFast { get; }

    public Func<int, double> Generated { get; }

    public Func<int, double> GeneratedFast { get; }

    public bool Has(string method) => Find(method) is not null;

    private Func<int, double> Repeat(string method) => Find(method)?.Repeat ?? (_ => double.NaN);

    private RatioVariant? Find(string method)
    {
        string variant = Methods.First(pair => pair.Method == method).Variant;
        return ratioCase?.Forms.FirstOrDefault(form => form.Name == variant);
    }
}
