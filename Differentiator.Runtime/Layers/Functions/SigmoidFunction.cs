using System.Numerics;

namespace Differentiator;

/// <summary><c>s = 1 / (1 + exp(-x))</c>, <c>s' = s (1 - s)</c>. An exponential that overflows gives the limit 0.</summary>
internal readonly struct SigmoidFunction : IElementFunction
{
    public static bool NeedsArgument => false;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * (value * (T.One - value));
}
