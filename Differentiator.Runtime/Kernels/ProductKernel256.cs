using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>
/// Tiles of 6 x 16 in twelve registers of eight floats: with two of the right factor and one of the left that is all but one
/// of the sixteen there are.
/// </summary>
internal readonly struct ProductKernel256 : IProductKernel
{
    private const int Width = 8;

    public static int Rows => 6;

    public static int Columns => 2 * Width;

    public static int PackedRows => 8;

    public static bool UsesVectors => true;

    /// <inheritdoc/>
    // As ProductKernel512.MultiplyWide.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductStrip strip)
    {
        nint stepA = strip.A.DepthStride * sizeof(float), stepB = strip.B.DepthStride * sizeof(float);
        nint rowStride = strip.A.LaneStride * sizeof(float);
        for (int row = 0, slice = 0; row < strip.Rows; row += 6, slice++)
        {
            int last = Math.Min(6, strip.Rows - row) - 1;
            nint a1 = Math.Min(1, last) * rowStride, a2 = Math.Min(2, last) * rowStride, a3 = Math.Min(3, last) * rowStride;
            nint a4 = Math.Min(4, last) * rowStride, a5 = Math.Min(5, last) * rowStride;
            Vector256<float> l0 = default, l1 = default, l2 = default, l3 = default, l4 = default, l5 = default;
            Vector256<float> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
            ref float a = ref Unsafe.Add(ref strip.A.Start, slice * strip.SliceStride);
            ref float b = ref strip.B.Start;
            for (int depth = strip.Depth; depth > 0; depth--)
            {
                Vector256<float> left = Vector256.LoadUnsafe(ref b), right = Vector256.LoadUnsafe(ref Unsafe.Add(ref b, Width));
                Vector256<float> x = Vector256.Create(a);
                l0 = Fma.MultiplyAdd(x, left, l0);
                r0 = Fma.MultiplyAdd(x, right, r0);
                x = Vector256.Create(Unsafe.AddByteOffset(ref a, a1));
                l1 = Fma.MultiplyAdd(x, left, l1);
                r1 = Fma.MultiplyAdd(x, right, r1);
                x = Vector256.Create(Unsafe.AddByteOffset(ref a, a2));
                l2 = Fma.MultiplyAdd(x, left, l2);
                r2 = Fma.MultiplyAdd(x, right, r2);
                x = Vector256.Create(Unsafe.AddByteOffset(ref a, a3));
                l3 = Fma.MultiplyAdd(x, left, l3);
                r3 = Fma.MultiplyAdd(x, right, r3);
                x = Vector256.Create(Unsafe.AddByteOffset(ref a, a4));
                l4 = Fma.MultiplyAdd(x, left, l4);
                r4 = Fma.MultiplyAdd(x, right, r4);
                x = Vector256.Create(Unsafe.AddByteOffset(ref a, a5));
                l5 = Fma.MultiplyAdd(x, left, l5);
                r5 = Fma.MultiplyAdd(x, right, r5);
                a = ref Unsafe.AddByteOffset(ref a, stepA);
                b = ref Unsafe.AddByteOffset(ref b, stepB);
            }
            bool isWhole = last == 5 && strip.Columns == Columns && !strip.Target.IsTransposed;
            if (isWhole && strip.Target.IsPlain)
            {
                PutRow(ref strip.Target.Row(row), l0, r0);
                PutRow(ref strip.Target.Row(row + 1), l1, r1);
                PutRow(ref strip.Target.Row(row + 2), l2, r2);
                PutRow(ref strip.Target.Row(row + 3), l3, r3);
                PutRow(ref strip.Target.Row(row + 4), l4, r4);
                PutRow(ref strip.Target.Row(row + 5), l5, r5);
            }
            else if (isWhole)
            {
                StoreRow(strip, row, l0, r0);
                StoreRow(strip, row + 1, l1, r1);
                StoreRow(strip, row + 2, l2, r2);
                StoreRow(strip, row + 3, l3, r3);
                StoreRow(strip, row + 4, l4, r4);
                StoreRow(strip, row + 5, l5, r5);
            }
            else
            {
                ref float tile = ref strip.Tile;
                PutRow(ref tile, l0, r0);
                PutRow(ref Unsafe.Add(ref tile, Columns), l1, r1);
                PutRow(ref Unsafe.Add(ref tile, 2 * Columns), l2, r2);
                PutRow(ref Unsafe.Add(ref tile, 3 * Columns), l3, r3);
                PutRow(ref Unsafe.Add(ref tile, 4 * Columns), l4, r4);
                PutRow(ref Unsafe.Add(ref tile, 5 * Columns), l5, r5);
                strip.StoreTile(Columns, row, last + 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(in ProductStrip strip, nint row, Vector256<float> left, Vector256<float> right)
    {
        strip.Target.Store(left, row, 0);
        strip.Target.Store(right, row, Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutRow(ref float place, Vector256<float> left, Vector256<float> right)
    {
        left.StoreUnsafe(ref place);
        right.StoreUnsafe(ref Unsafe.Add(ref place, Width));
    }
}
