using System.Numerics;

namespace Differentiator;

/// <summary><c>t = tanh(x)</c>, <c>t' = 1 - t^2</c>.</summary>
internal readonly struct TanhFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.Tanh(x);

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * (T.One - (value * value));
}
