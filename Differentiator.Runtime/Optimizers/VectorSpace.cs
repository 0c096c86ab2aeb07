using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>Inner products and linear combinations of blocks of one length. Sums are taken in double precision.</summary>
internal static partial class VectorSpace
{
    /// <summary><c>Σ a·b</c></summary>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            return Dot(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b));
        }

        if (typeof(T) == typeof(double))
        {
            return Dot(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b));
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
        }

        return sum;
    }

    /// <summary>The Euclidean norm; intermediate results neither overflow nor underflow.</summary>
    public static double Norm<T>(ReadOnlySpan<T> a)
        where T : struct, IFloatingPointIeee754<T>
    {
        double sum = Dot(a, a);
        if (sum is > 1e-280 and < double.PositiveInfinity || double.IsNaN(sum))
        {
            return Math.Sqrt(sum);
        }

        // Squares of doubles may leave the range where the doubles do not: they are scaled by the largest.
        double largest = Largest(a);
        if (largest is 0 or double.PositiveInfinity)
        {
            return largest;
        }

        double scaled = 0;
        foreach (T element in a)
        {
            double share = double.CreateTruncating(element) / largest;
            scaled += share * share;
        }

        return largest * Math.Sqrt(scaled);
    }

    /// <summary>The largest magnitude: NaN if an element is NaN, 0 of an empty block.</summary>
    public static double Largest<T>(ReadOnlySpan<T> a)
        where T : struct, IFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        foreach (T element in a)
        {
            largest = T.Max(largest, T.Abs(element));
        }

        return double.CreateTruncating(largest);
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<double> lower = Vector<double>.Zero, upper = Vector<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(a.Slice(i)), out Vector<double> lowerA, out Vector<double> upperA);
            Vector.Widen(new Vector<float>(b.Slice(i)), out Vector<double> lowerB, out Vector<double> upperB);
            lower += lowerA * lowerB;
            upper += upperA * upperB;
        }

        double sum = Vector.Sum(lower + upper);
        for (; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
        int i = 0;
        for (; i <= a.Length - 2 * Vector<double>.Count; i += 2 * Vector<double>.Count)
        {
            even += new Vector<double>(a.Slice(i)) * new Vector<double>(b.Slice(i));
            odd += new Vector<double>(a.Slice(i + Vector<double>.Count)) * new Vector<double>(b.Slice(i + Vector<double>.Count));
        }

        double sum = Vector.Sum(even + odd);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
