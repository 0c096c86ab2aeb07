namespace Differentiator.Generator.IR;

/// <summary>The first diagnostic of a refused method, for its stub.</summary>
internal sealed record Refusal(string Id, string Message);
