using System.Numerics;

namespace Differentiator;

/// <summary><c>x Phi(x)</c> with the distribution function Phi and density phi of the normal distribution; the derivative is <c>Phi(x) + x phi(x)</c>.</summary>
internal readonly struct GeluFunction : IElementFunction
{
    public static bool NeedsArgument => true;

    public static bool IsVectorized => true;

    // A tail of 0 is stronger than an infinite argument: the limit at minus infinity is 0.
    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T cumulative = T.CreateTruncating(Cumulative(x));
        return cumulative == T.Zero ? -T.Zero : x * cumulative;
    }

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T>
    {
        double argument = double.CreateTruncating(x), density = NormalDistribution.Density(argument);
        double cumulative = Cumulative(x);
        return cotangent * T.CreateTruncating(density == 0 ? cumulative : cumulative + (argument * density));
    }

    private static double Cumulative<T>(T x)
        where T : struct, IFloatingPointIeee754<T> =>
        NormalDistribution.Cumulative(double.CreateTruncating(x), typeof(T) == typeof(double) ? NormalDistribution.DoubleTerms : NormalDistribution.FloatTerms);

    public static Vector<float> Value(Vector<float> x)
    {
        Vector<float> cumulative = NormalDistribution.Cumulative(x, NormalDistribution.Gauss(x));
        return Vector.ConditionalSelect(Vector.Equals(cumulative, Vector<float>.Zero), new Vector<float>(-0f), x * cumulative);
    }

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent)
    {
        Vector<float> gauss = NormalDistribution.Gauss(x), density = gauss * (float)NormalDistribution.DensityAtZero;
        Vector<float> product = Vector.ConditionalSelect(Vector.Equals(gauss, Vector<float>.Zero), Vector<float>.Zero, x * density);
        return cotangent * (NormalDistribution.Cumulative(x, gauss) + product);
    }
}
