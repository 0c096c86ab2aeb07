using System;
using System.Numerics;

namespace Differentiator;

// Sums and products; vectors give every bit of the scalar form.
internal static partial class Elementwise
{
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

    /// <summary><c>result = first * second</c>, element by element.</summary>
    public static void Multiply(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> result)
    {
        first = first[..result.Length];
        second = second[..result.Length];
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(first[i..]) * new Vector<float>(second[i..])).CopyTo(result[i..]);
        for (; i < result.Length; i++)
            result[i] = first[i] * second[i];
    }

    /// <summary><c>result = factor * term</c></summary>
    public static void Scale(ReadOnlySpan<float> term, float factor, Span<float> result)
    {
        term = term[..result.Length];
        int i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
            (factor * new Vector<float>(term[i..])).CopyTo(result[i..]);
        for (; i < result.Length; i++)
            result[i] = factor * term[i];
    }

    /// <summary>The sum of <c>first * second</c>, in double.</summary>
    public static double Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        second = second[..first.Length];
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
            sum += (double)first[i] * second[i];
        return sum;
    }
}
