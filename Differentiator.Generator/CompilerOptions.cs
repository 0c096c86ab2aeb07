namespace Differentiator.Generator;

/// <summary>What the build may choose.</summary>
/// <param name="Optimize">False turns every optimization off, so that a wrong derivative can be bisected.</param>
/// <param name="Check">True makes gradients compare themselves with differences when they are called.</param>
internal sealed record CompilerOptions(bool Optimize, bool Check = false)
{
    public static CompilerOptions Default { get; } = new(Optimize: true);
}
