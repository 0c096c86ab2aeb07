namespace Differentiator.Generator;

/// <summary>What a project chooses for all its derivatives.</summary>
/// <param name="Optimize">False turns every optimization off, so that a wrong derivative can be bisected.</param>
internal sealed record CompilerOptions(bool Optimize);
