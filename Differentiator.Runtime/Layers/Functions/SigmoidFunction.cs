using System.Numerics;

namespace Differentiator;

/// <summary><c>s = 1 / (1 + exp(-x))</c>, for negative x <c>exp(x) / (1 + exp(x))</c>: no exponential overflows; <c>s' = s (1 - s)</c>.</summary>
internal readonly struct SigmoidFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T exponential = T.Exp(-T.Abs(x));
        return (x >= T.Zero ? T.One : exponential) / (T.One + exponential);
    }

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * (value * (T.One - value));

    public static Vector<float> Value(Vector<float> x)
    {
        Vector<float> exponential = VectorMath.Exp(-Vector.Abs(x));
        return Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, Vector<float>.Zero), Vector<float>.One, exponential)
            / (Vector<float>.One + exponential);
    }

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) =>
        cotangent * (value * (Vector<float>.One - value));
}
