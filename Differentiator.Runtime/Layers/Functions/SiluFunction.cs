using System.Numerics;

namespace Differentiator;

/// <summary><c>x s(x)</c> with the sigmoid s; the derivative is <c>s(x) + x s(x) s(-x)</c>.</summary>
internal readonly struct SiluFunction : IElementFunction
{
    public static bool NeedsArgument => true;

    public static bool IsVectorized => true;

    // The sigmoid's zero is stronger than an infinite argument: the limit at minus infinity is 0.
    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sigmoid = SigmoidFunction.Value(x);
        return sigmoid == T.Zero ? -T.Zero : x * sigmoid;
    }

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sigmoid = SigmoidFunction.Value(x);
        T slope = sigmoid * SigmoidFunction.Value(-x);
        return cotangent * (slope == T.Zero ? sigmoid : sigmoid + (x * slope));
    }

    public static Vector<float> Value(Vector<float> x)
    {
        Vector<float> sigmoid = SigmoidFunction.Value(x);
        return Vector.ConditionalSelect(Vector.Equals(sigmoid, Vector<float>.Zero), new Vector<float>(-0f), x * sigmoid);
    }

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent)
    {
        Vector<float> sigmoid = SigmoidFunction.Value(x), slope = sigmoid * SigmoidFunction.Value(-x);
        Vector<float> product = Vector.ConditionalSelect(Vector.Equals(slope, Vector<float>.Zero), Vector<float>.Zero, x * slope);
        return cotangent * (sigmoid + product);
    }
}
