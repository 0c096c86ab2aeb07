using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>The product of a column and a row: all it does is to store.</summary>
internal static class OuterProduct
{
    /// <summary>Computes an m x n product of depth one.</summary>
    /// <param name="column">Of <paramref name="m"/> adjacent elements.</param>
    /// <param name="row">Of <paramref name="n"/> adjacent elements.</param>
    /// <param name="m">The rows of the result.</param>
    /// <param name="n">The columns of the result.</param>
    /// <param name="target">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref float column, ref float row, nint m, nint n, in ProductTarget target)
    {
        for (nint i = 0; i < m; i++)
        {
            float x = Unsafe.Add(ref column, i);
            nint j = 0;
            for (; j + Vector512<float>.Count <= n && Vector512.IsHardwareAccelerated; j += Vector512<float>.Count)
                target.Store(Vector512.Create(x) * Vector512.LoadUnsafe(ref Unsafe.Add(ref row, j)), i, j);
            for (; j + Vector256<float>.Count <= n; j += Vector256<float>.Count)
                target.Store(Vector256.Create(x) * Vector256.LoadUnsafe(ref Unsafe.Add(ref row, j)), i, j);
            for (; j < n; j++)
                target.Store(x * Unsafe.Add(ref row, j), i, j);
        }
    }
}
