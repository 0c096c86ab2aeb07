using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Eight doubles at a time, for the gradients by hand in vectors.</summary>
internal static class Octet
{
    public const int Count = 8;

    public static Vector512<double> At(ReadOnlySpan<double> span, int index) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(span), (nuint)index);

    public static void Store(this Vector512<double> vector, Span<double> span, int index) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(span), (nuint)index);

    /// <summary>One number of each of eight rows.</summary>
    public static Vector512<double> Column(ReadOnlySpan<double> rows, int width, int column) => Vector512.Create(
        rows[column],
        rows[width + column],
        rows[(2 * width) + column],
        rows[(3 * width) + column],
        rows[(4 * width) + column],
        rows[(5 * width) + column],
        rows[(6 * width) + column],
        rows[(7 * width) + column]);

    /// <summary>Σ aᵢ bᵢ in four sums.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b.Slice(0, a.Length);
        Vector512<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        int i = 0;
        for (; i <= a.Length - (4 * Count); i += 4 * Count)
        {
            sum0 = Vector512.FusedMultiplyAdd(At(a, i), At(b, i), sum0);
            sum1 = Vector512.FusedMultiplyAdd(At(a, i + Count), At(b, i + Count), sum1);
            sum2 = Vector512.FusedMultiplyAdd(At(a, i + (2 * Count)), At(b, i + (2 * Count)), sum2);
            sum3 = Vector512.FusedMultiplyAdd(At(a, i + (3 * Count)), At(b, i + (3 * Count)), sum3);
        }

        for (; i <= a.Length - Count; i += Count)
        {
            sum0 = Vector512.FusedMultiplyAdd(At(a, i), At(b, i), sum0);
        }

        double sum = Vector512.Sum((sum0 + sum1) + (sum2 + sum3));
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Writes factor aᵢ to bᵢ.</summary>
    public static void Scale(double factor, ReadOnlySpan<double> a, Span<double> b)
    {
        b = b.Slice(0, a.Length);
        Vector512<double> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= a.Length - Count; i += Count)
        {
            (factors * At(a, i)).Store(b, i);
        }

        for (; i < a.Length; i++)
        {
            b[i] = factor * a[i];
        }
    }

    /// <summary>Adds factor aᵢ to bᵢ.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> a, Span<double> b)
    {
        b = b.Slice(0, a.Length);
        Vector512<double> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= a.Length - Count; i += Count)
        {
            Vector512.FusedMultiplyAdd(factors, At(a, i), At(b, i)).Store(b, i);
        }

        for (; i < a.Length; i++)
        {
            b[i] += factor * a[i];
        }
    }
}
