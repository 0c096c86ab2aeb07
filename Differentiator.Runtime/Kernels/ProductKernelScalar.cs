using System;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>Tiles of 2 x 4 without vectors, for machines that have none we know; any strides, so nothing is packed.</summary>
internal readonly struct ProductKernelScalar : IProductKernel
{
    public static int Rows => 2;

    public static int Columns => 4;

    public static int PackedRows => 8;

    public static bool UsesVectors => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductStrip strip)
    {
        nint stepA = strip.A.DepthStride, stepB = strip.B.DepthStride;
        nint lastColumn = strip.Columns - 1;
        nint b1 = Math.Min(1, lastColumn) * strip.B.LaneStride, b2 = Math.Min(2, lastColumn) * strip.B.LaneStride;
        nint b3 = lastColumn * strip.B.LaneStride;
        for (int row = 0; row < strip.Rows; row += 2)
        {
            bool hasSecond = row + 1 < strip.Rows;
            nint a1 = hasSecond ? strip.A.LaneStride : 0;
            float c00 = 0, c01 = 0, c02 = 0, c03 = 0;
            float c10 = 0, c11 = 0, c12 = 0, c13 = 0;
            ref float a = ref Unsafe.Add(ref strip.A.Start, row * strip.A.LaneStride);
            ref float b = ref strip.B.Start;
            for (int depth = strip.Depth; depth > 0; depth--)
            {
                float x0 = a, x1 = Unsafe.Add(ref a, a1);
                float y = b;
                c00 += x0 * y;
                c10 += x1 * y;
                y = Unsafe.Add(ref b, b1);
                c01 += x0 * y;
                c11 += x1 * y;
                y = Unsafe.Add(ref b, b2);
                c02 += x0 * y;
                c12 += x1 * y;
                y = Unsafe.Add(ref b, b3);
                c03 += x0 * y;
                c13 += x1 * y;
                a = ref Unsafe.Add(ref a, stepA);
                b = ref Unsafe.Add(ref b, stepB);
            }
            StoreRow(strip, row, c00, c01, c02, c03);
            if (hasSecond)
                StoreRow(strip, row + 1, c10, c11, c12, c13);
        }
    }

    private static void StoreRow(in ProductStrip strip, nint row, float c0, float c1, float c2, float c3)
    {
        strip.Target.Store(c0, row, 0);
        if (strip.Columns > 1)
            strip.Target.Store(c1, row, 1);
        if (strip.Columns > 2)
            strip.Target.Store(c2, row, 2);
        if (strip.Columns > 3)
            strip.Target.Store(c3, row, 3);
    }
}
