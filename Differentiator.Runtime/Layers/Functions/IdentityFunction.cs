using System.Numerics;

namespace Differentiator;

/// <summary><c>x</c></summary>
internal readonly struct IdentityFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => x;

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent;

    public static Vector<float> Value(Vector<float> x) => x;

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) => cotangent;
}
