namespace Differentiator.Generator.Frontend;

/// <summary>Names of the runtime's types that the front end looks for.</summary>
internal static class KnownNames
{
    public const string Differentiable = "Differentiator.DifferentiableAttribute";
    public const string NoGradient = "Differentiator.NoGradientAttribute";
}
