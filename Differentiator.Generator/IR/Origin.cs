namespace Differentiator.Generator.IR;

/// <summary>
/// Where a statement comes from: the ordinal of the source statement in its method (mapped to a live location by the
/// analyzer only), the text of that statement without comments, and the sweep it belongs to.
/// </summary>
internal sealed record Origin(int Ordinal, string Text, Sweep Sweep)
{
    public static Origin None { get; } = new(-1, "", Sweep.Forward);

    public Origin In(Sweep sweep) => this with { Sweep = sweep };
}
