using System.Numerics;

namespace Differentiator;

/// <summary><c>max(x, 0)</c>; the derivative at 0 is 0. NaN stays NaN: the comparisons are true for what is replaced.</summary>
internal readonly struct ReluFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => x <= T.Zero ? T.Zero : x;

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => value <= T.Zero ? T.Zero : cotangent;

    public static Vector<float> Value(Vector<float> x) =>
        Vector.AndNot(x, Vector.AsVectorSingle(Vector.LessThanOrEqual(x, Vector<float>.Zero)));

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) =>
        Vector.AndNot(cotangent, Vector.AsVectorSingle(Vector.LessThanOrEqual(value, Vector<float>.Zero)));
}
