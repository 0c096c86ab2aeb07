namespace Differentiator.Generator.IR;

/// <summary>One attribute on a method: what to emit, under which prefix, with respect to which parameters (by position).</summary>
internal sealed record Request(string Prefix, EquatableArray<int> WithRespectTo, DerivativeKinds Kinds)
{
    /// <summary>Whether the parameters of the model count too, to which the method belongs.</summary>
    public bool IncludesModel { get; init; }
}
