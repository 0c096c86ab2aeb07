namespace Differentiator.Benchmarks.GradBench.Golden;

/// <summary>How an answer compares with a record.</summary>
internal sealed record GoldenResult(string Eval, int Number, string Function, double Deviation)
{
    /// <summary>Why there is no answer.</summary>
    public string? Error { get; init; }

    /// <summary>Whether a part of the record has no meaning.</summary>
    public bool IsPartial { get; init; }

    public bool IsRight => Deviation <= GoldenCheck.Tolerance;
}
