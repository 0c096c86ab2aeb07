using System.Numerics;

namespace Differentiator;

/// <summary><c>x</c></summary>
internal readonly struct IdentityFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => x;

    public static T Derivative<T>(T x, T value)
        where T : struct, IFloatingPointIeee754<T> => T.One;

    public static Vector<float> Value(Vector<float> x) => x;

    public static Vector<float> Derivative(Vector<float> x, Vector<float> value) => Vector<float>.One;
}
