using System.Numerics;

namespace Differentiator;

/// <summary><c>x</c> for positive <c>x</c>, else <c>0.01 x</c>; the derivative at 0 is 0.01, as PyTorch's.</summary>
internal readonly struct LeakyReluFunction : IElementFunction
{
    public const float DefaultSlope = 0.01f;

    public static bool NeedsArgument => false;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => x <= T.Zero ? x * T.CreateTruncating(DefaultSlope) : x;

    // The slope is positive: value and argument have one sign.
    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => value <= T.Zero ? cotangent * T.CreateTruncating(DefaultSlope) : cotangent;
}
