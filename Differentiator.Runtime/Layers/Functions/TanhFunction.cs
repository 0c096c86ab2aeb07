using System.Numerics;

namespace Differentiator;

/// <summary><c>t = tanh(x)</c>, <c>t' = 1 - t^2</c>.</summary>
internal readonly struct TanhFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.Tanh(x);

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * (T.One - (value * value));

    // (1 - e) / (1 + e) with e = exp(-2|x|) and the sign of x; around 0, where digits would be lost, a polynomial: the one of
    // tanhf in S. Moshier's Cephes library.
    public static Vector<float> Value(Vector<float> x)
    {
        Vector<float> magnitude = Vector.Abs(x), square = x * x;
        Vector<float> exponential = VectorMath.Exp(-2f * magnitude);
        Vector<float> large = (Vector<float>.One - exponential) / (Vector<float>.One + exponential);
        large = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -large, large);
        Vector<float> small = (square * -5.70498872745e-3f) + new Vector<float>(2.06390887954e-2f);
        small = (small * square) + new Vector<float>(-5.37397155531e-2f);
        small = (small * square) + new Vector<float>(1.33314422036e-1f);
        small = (small * square) + new Vector<float>(-3.33332819422e-1f);
        small = (small * square * x) + x;
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(0.625f)), small, large);
    }

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) =>
        cotangent * (Vector<float>.One - (value * value));
}
