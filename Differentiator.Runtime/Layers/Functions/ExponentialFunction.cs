using System.Numerics;

namespace Differentiator;

/// <summary><c>exp(x)</c></summary>
internal readonly struct ExponentialFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.Exp(x);

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * value;

    public static Vector<float> Value(Vector<float> x) => VectorMath.Exp(x);

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) => cotangent * value;
}
