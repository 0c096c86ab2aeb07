namespace Differentiator.Generator.Transform.Reverse;

/// <summary>Where the values that a loop saves are kept until its reverse loop has read them.</summary>
/// <param name="Region">The region whose forward sweep makes the memory, before the loop.</param>
/// <param name="IsStack">
/// True if the loop runs several times before the first of its reverse loops: then values are pushed, and taken back in
/// the opposite order.
/// </param>
internal sealed record SaveSite(RegionSweep Region, bool IsStack);
