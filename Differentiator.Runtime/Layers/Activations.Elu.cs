namespace Differentiator;

// Elu: the limit for negative arguments is an argument, with a derivative of its own.
public static partial class Activations
{
    /// <summary><c>x</c> for positive <c>x</c>, else <c>alpha * (exp(x) - 1)</c>; the derivative at 0 is alpha.</summary>
    /// <param name="x">A number.</param>
    /// <param name="alpha">Minus the limit for negative arguments; PyTorch's default is 1.</param>
    [Derivative(nameof(EluVjp))]
    public static float Elu(float x, float alpha = 1) => x <= 0 ? alpha * SpecialFunctions.Expm1(x) : x;

    /// <inheritdoc cref="Elu(float, float)"/>
    [Derivative(nameof(EluVjp))]
    public static double Elu(double x, double alpha = 1) => x <= 0 ? alpha * SpecialFunctions.Expm1(x) : x;

    /// <summary>The derivative of <see cref="Elu(float, float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="alpha">Minus the limit for negative arguments.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    /// <param name="alphaGradient">Added to.</param>
    public static void EluVjp(float x, float alpha, float resultCotangent, ref float xGradient, ref float alphaGradient)
    {
        (double xSlope, double alphaSlope) = (0, 0);
        EluVjp(x, alpha, resultCotangent, ref xSlope, ref alphaSlope);
        xGradient += (float)xSlope;
        alphaGradient += (float)alphaSlope;
    }

    /// <inheritdoc cref="EluVjp(float, float, float, ref float, ref float)"/>
    public static void EluVjp(double x, double alpha, double resultCotangent, ref double xGradient, ref double alphaGradient)
    {
        xGradient += x <= 0 ? resultCotangent * alpha * System.Math.Exp(x) : resultCotangent;
        alphaGradient += x <= 0 ? resultCotangent * SpecialFunctions.Expm1(x) : 0;
    }
}
