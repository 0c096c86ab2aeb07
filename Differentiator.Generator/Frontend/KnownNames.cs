namespace Differentiator.Generator.Frontend;

/// <summary>Names of the runtime's types that the front end looks for.</summary>
internal static class KnownNames
{
    public const string Differentiable = "Differentiator.DifferentiableAttribute";
    public const string NoGradient = "Differentiator.NoGradientAttribute";
    public const string Derivative = "Differentiator.DerivativeAttribute";
    public const string DerivativeOf = "Differentiator.DerivativeOfAttribute";
    public const string Model = "Differentiator.Model";
    public const string Layer = "Differentiator.Layer";
}
