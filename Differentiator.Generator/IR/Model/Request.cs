namespace Differentiator.Generator.IR;

/// <summary>One attribute on a method: what to emit, under which prefix, with respect to which parameters (by position).</summary>
internal sealed record Request(string Prefix, EquatableArray<int> WithRespectTo, DerivativeKinds Kinds);
