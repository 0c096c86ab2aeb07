namespace Differentiator.Samples.Charts;

/// <summary>One axis of a chart; the range is that of the data unless given.</summary>
internal sealed record Axis(string Label)
{
    public bool IsLogarithmic { get; init; }

    public double? From { get; init; }

    public double? To { get; init; }
}
