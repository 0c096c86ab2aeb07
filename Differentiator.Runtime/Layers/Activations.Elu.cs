namespace Differentiator;

// Elu: the limit for negative arguments is an argument, with a derivative of its own.
public static partial class Activations
{
    /// <summary><c>x</c> for positive <c>x</c>, else <c>alpha * (exp(x) - 1)</c>; the derivative at 0 is alpha.</summary>
    /// <param name="x">A number.</param>
    /// <param name="alpha">Minus the limit for negative arguments; PyTorch's default is 1.</param>
    public static float Elu(float x, float alpha = 1) => x <= 0 ? alpha * SpecialFunctions.Expm1(x) : x;

    /// <inheritdoc cref="Elu(float, float)"/>
    public static double Elu(double x, double alpha = 1) => x <= 0 ? alpha * SpecialFunctions.Expm1(x) : x;
}
