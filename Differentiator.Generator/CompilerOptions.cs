namespace Differentiator.Generator;

/// <summary>What the build may choose.</summary>
/// <param name="Optimize">False turns every optimization off, so that a wrong derivative can be bisected.</param>
internal sealed record CompilerOptions(bool Optimize)
{
    public static CompilerOptions Default { get; } = new(Optimize: true);
}
