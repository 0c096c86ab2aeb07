using System.Numerics;

namespace Differentiator;

/// <summary><c>log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))</c>; the derivative is the sigmoid.</summary>
internal readonly struct SoftplusFunction : IElementFunction
{
    public static bool NeedsArgument => true;

    public static bool IsVectorized => true;

    public static T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => ReluFunction.Value(x) + LogOnePlus(T.Exp(-T.Abs(x)));

    public static T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T> => cotangent * SigmoidFunction.Value(x);

    public static Vector<float> Value(Vector<float> x) =>
        ReluFunction.Value(x) + VectorMath.LogOnePlus(VectorMath.Exp(-Vector.Abs(x)));

    public static Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) =>
        cotangent * SigmoidFunction.Value(x);

    // log(1 + e) for e in [0, 1], exact to rounding also for tiny e: W. Kahan's correction of the rounded sum
    // (D. Goldberg, What every computer scientist should know about floating-point arithmetic, theorem 4).
    private static T LogOnePlus<T>(T e)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.One + e;
        return sum == T.One ? e : T.Log(sum) * (e / (sum - T.One));
    }
}
