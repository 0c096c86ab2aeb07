using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Loops that apply a function, or its derivative, to each element.</summary>
internal static partial class Elementwise
{
    /// <summary><c>y = f(x)</c>; both may be the same elements.</summary>
    public static void Map<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IElementFunction
    {
        y = y[..x.Length];
        int i = 0;
        if (!TFunction.IsVectorized)
        {
            for (; i < x.Length; i++)
                y[i] = TFunction.Value(x[i]);
            return;
        }

        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Value(new Vector<float>(x[i..])).CopyTo(y[i..]);
        if (i < x.Length)
            StoreRest(TFunction.Value(LoadRest(x[i..])), y[i..]);
    }

    /// <summary><c>cotangent *= f'(x)</c>, in place; a derivative that is 0 by the function's definition gives 0 whatever the cotangent.</summary>
    /// <param name="x">The arguments; read only if the function needs them.</param>
    /// <param name="value">The values at x.</param>
    /// <param name="cotangent">In: of the value. Out: of the argument.</param>
    public static void Pull<TFunction>(ReadOnlySpan<float> x, ReadOnlySpan<float> value, Span<float> cotangent)
        where TFunction : struct, IElementFunction
    {
        value = value[..cotangent.Length];
        x = TFunction.NeedsArgument ? x[..cotangent.Length] : value;
        int i = 0;
        if (!TFunction.IsVectorized)
        {
            for (; i < cotangent.Length; i++)
                cotangent[i] = TFunction.Pullback(x[i], value[i], cotangent[i]);
            return;
        }

        for (; i <= cotangent.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Pullback(new Vector<float>(x[i..]), new Vector<float>(value[i..]), new Vector<float>(cotangent[i..])).CopyTo(cotangent[i..]);
        if (i < cotangent.Length)
            StoreRest(TFunction.Pullback(LoadRest(x[i..]), LoadRest(value[i..]), LoadRest(cotangent[i..])), cotangent[i..]);
    }

    // The elements behind the last whole vector are computed as a vector too: a value does not depend on its place.
    private static Vector<float> LoadRest(ReadOnlySpan<float> rest)
    {
        Span<float> padded = stackalloc float[Vector<float>.Count];
        rest.CopyTo(padded);
        padded[rest.Length..].Clear();
        return new Vector<float>(padded);
    }

    private static void StoreRest(Vector<float> values, Span<float> rest)
    {
        Span<float> padded = stackalloc float[Vector<float>.Count];
        values.CopyTo(padded);
        padded[..rest.Length].CopyTo(rest);
    }
}
