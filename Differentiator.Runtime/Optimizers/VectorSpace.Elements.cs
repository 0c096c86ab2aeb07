using System;
using System.Numerics;

namespace Differentiator;

// What is done element by element.
internal static partial class VectorSpace
{
    /// <summary><c>a ← factor·a</c></summary>
    public static void Scale<T>(Span<T> a, double factor)
        where T : struct, IFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(factor);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Vector<T> scales = new(scale);
            for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Span<T> block = a.Slice(i, Vector<T>.Count);
                (scales * new Vector<T>(block)).CopyTo(block);
            }
        }

        for (; i < a.Length; i++)
        {
            a[i] = scale * a[i];
        }
    }

    /// <summary><c>target ← a + factor·b</c>; <paramref name="target"/> may be one of the two.</summary>
    public static void Add<T>(Span<T> target, ReadOnlySpan<T> a, double factor, ReadOnlySpan<T> b)
        where T : struct, IFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(factor);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Vector<T> scales = new(scale);
            for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(a.Slice(i)) + scales * new Vector<T>(b.Slice(i))).CopyTo(target.Slice(i));
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = a[i] + scale * b[i];
        }
    }

    /// <summary>Clips each element into <c>[−bound, bound]</c>.</summary>
    public static void Clip<T>(Span<T> a, double bound)
        where T : struct, IFloatingPointIeee754<T>
    {
        T most = T.CreateTruncating(bound);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Vector<T> mosts = new(most), leasts = new(-most);
            for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                // A NaN fails both comparisons and stays, as in the scalar form.
                Vector<T> element = new(a.Slice(i));
                element = Vector.ConditionalSelect(Vector.GreaterThan(element, mosts), mosts, element);
                Vector.ConditionalSelect(Vector.LessThan(element, leasts), leasts, element).CopyTo(a.Slice(i));
            }
        }

        for (; i < a.Length; i++)
        {
            a[i] = a[i] > most ? most : a[i] < -most ? -most : a[i];
        }
    }
}
