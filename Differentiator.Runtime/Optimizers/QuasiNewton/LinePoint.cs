namespace Differentiator;

/// <summary>A function along a line: its value and slope at one step, φ(α) and φ′(α).</summary>
internal readonly record struct LinePoint(double Step, double Value, double Slope)
{
    /// <summary>Whether the search ended here although the function falls on, no flatter than at the origin.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether both are numbers; where they are not, a line search takes the value for +∞.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Slope);
}
