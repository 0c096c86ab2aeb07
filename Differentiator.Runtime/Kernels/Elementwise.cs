using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Loops that apply a function, or its derivative, to each element.</summary>
internal static class Elementwise
{
    /// <summary><c>y = f(x)</c>; both may be the same elements.</summary>
    public static void Map<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IElementFunction
    {
        y = y[..x.Length];
        int i = 0;
        if (TFunction.IsVectorized)
        {
            for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
                TFunction.Value(new Vector<float>(x[i..])).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
            y[i] = TFunction.Value(x[i]);
    }

    /// <summary><c>cotangent *= f'(x)</c>, in place.</summary>
    /// <param name="x">The arguments; read only if the function needs them.</param>
    /// <param name="value">The values at x.</param>
    /// <param name="cotangent">In: of the value. Out: of the argument.</param>
    public static void ScaleByDerivative<TFunction>(ReadOnlySpan<float> x, ReadOnlySpan<float> value, Span<float> cotangent)
        where TFunction : struct, IElementFunction
    {
        value = value[..cotangent.Length];
        x = TFunction.NeedsArgument ? x[..cotangent.Length] : value;
        int i = 0;
        if (TFunction.IsVectorized)
        {
            for (; i <= cotangent.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> derivative = TFunction.Derivative(new Vector<float>(x[i..]), new Vector<float>(value[i..]));
                (derivative * new Vector<float>(cotangent[i..])).CopyTo(cotangent[i..]);
            }
        }

        for (; i < cotangent.Length; i++)
            cotangent[i] *= TFunction.Derivative(x[i], value[i]);
    }

    /// <summary><c>sum += term</c></summary>
    public static void Add(ReadOnlySpan<float> term, Span<float> sum)
    {
        term = term[..sum.Length];
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + new Vector<float>(term[i..])).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += term[i];
    }

    /// <summary><c>sum += factor * term</c></summary>
    public static void AddScaled(ReadOnlySpan<float> term, float factor, Span<float> sum)
    {
        term = term[..sum.Length];
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + (factor * new Vector<float>(term[i..]))).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += factor * term[i];
    }

    /// <summary><c>sum += first * second</c>, element by element.</summary>
    public static void AddProduct(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> sum)
    {
        first = first[..sum.Length];
        second = second[..sum.Length];
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + (new Vector<float>(first[i..]) * new Vector<float>(second[i..]))).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += first[i] * second[i];
    }
}
