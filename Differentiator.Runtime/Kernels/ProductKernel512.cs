using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>
/// Tiles of 8 x 32 in sixteen registers of sixteen floats: per depth two loads of the right factor, eight broadcasts of the
/// left one, sixteen fused multiply-adds.
/// </summary>
internal readonly partial struct ProductKernel512 : IProductKernel
{
    private const int Width = 16;

    public static int Rows => 8;

    public static int Columns => 2 * Width;

    public static int PackedRows => 8;

    public static bool UsesVectors => true;

    /// <inheritdoc/>
    public static void Multiply(in ProductStrip strip)
    {
        if (strip.Columns <= Width)
            MultiplyNarrow(strip);
        else
            MultiplyWide(strip);
    }

    // One method without calls in its loop, so that the sums never leave their registers. Rows below the last one are
    // computed from the last one again and not stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyWide(in ProductStrip strip)
    {
        nint stepA = strip.A.DepthStride * sizeof(float), stepB = strip.B.DepthStride * sizeof(float);
        nint rowStride = strip.A.LaneStride * sizeof(float);
        for (int row = 0, slice = 0; row < strip.Rows; row += 8, slice++)
        {
            int last = Math.Min(8, strip.Rows - row) - 1;
            if (last < 4)
            {
                MultiplyLow(strip, row, slice);
                return;
            }
            nint a1 = Math.Min(1, last) * rowStride, a2 = Math.Min(2, last) * rowStride, a3 = Math.Min(3, last) * rowStride;
            nint a4 = Math.Min(4, last) * rowStride, a5 = Math.Min(5, last) * rowStride, a6 = Math.Min(6, last) * rowStride;
            nint a7 = Math.Min(7, last) * rowStride;
            Vector512<float> l0 = default, l1 = default, l2 = default, l3 = default, l4 = default, l5 = default, l6 = default, l7 = default;
            Vector512<float> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default, r6 = default, r7 = default;
            ref float a = ref Unsafe.Add(ref strip.A.Start, slice * strip.SliceStride);
            ref float b = ref strip.B.Start;
            for (int depth = strip.Depth; depth > 0; depth--)
            {
                Vector512<float> left = Vector512.LoadUnsafe(ref b), right = Vector512.LoadUnsafe(ref Unsafe.Add(ref b, Width));
                Vector512<float> x = Vector512.Create(a);
                l0 = Avx512F.FusedMultiplyAdd(x, left, l0);
                r0 = Avx512F.FusedMultiplyAdd(x, right, r0);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a1));
                l1 = Avx512F.FusedMultiplyAdd(x, left, l1);
                r1 = Avx512F.FusedMultiplyAdd(x, right, r1);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a2));
                l2 = Avx512F.FusedMultiplyAdd(x, left, l2);
                r2 = Avx512F.FusedMultiplyAdd(x, right, r2);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a3));
                l3 = Avx512F.FusedMultiplyAdd(x, left, l3);
                r3 = Avx512F.FusedMultiplyAdd(x, right, r3);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a4));
                l4 = Avx512F.FusedMultiplyAdd(x, left, l4);
                r4 = Avx512F.FusedMultiplyAdd(x, right, r4);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a5));
                l5 = Avx512F.FusedMultiplyAdd(x, left, l5);
                r5 = Avx512F.FusedMultiplyAdd(x, right, r5);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a6));
                l6 = Avx512F.FusedMultiplyAdd(x, left, l6);
                r6 = Avx512F.FusedMultiplyAdd(x, right, r6);
                x = Vector512.Create(Unsafe.AddByteOffset(ref a, a7));
                l7 = Avx512F.FusedMultiplyAdd(x, left, l7);
                r7 = Avx512F.FusedMultiplyAdd(x, right, r7);
                a = ref Unsafe.AddByteOffset(ref a, stepA);
                b = ref Unsafe.AddByteOffset(ref b, stepB);
            }
            bool isWhole = last == 7 && strip.Columns == Columns && !strip.Target.IsTransposed;
            if (isWhole && strip.Target.IsPlain)
            {
                PutRow(ref strip.Target.Row(row), l0, r0);
                PutRow(ref strip.Target.Row(row + 1), l1, r1);
                PutRow(ref strip.Target.Row(row + 2), l2, r2);
                PutRow(ref strip.Target.Row(row + 3), l3, r3);
                PutRow(ref strip.Target.Row(row + 4), l4, r4);
                PutRow(ref strip.Target.Row(row + 5), l5, r5);
                PutRow(ref strip.Target.Row(row + 6), l6, r6);
                PutRow(ref strip.Target.Row(row + 7), l7, r7);
            }
            else if (isWhole)
            {
                StoreRow(strip, row, l0, r0);
                StoreRow(strip, row + 1, l1, r1);
                StoreRow(strip, row + 2, l2, r2);
                StoreRow(strip, row + 3, l3, r3);
                StoreRow(strip, row + 4, l4, r4);
                StoreRow(strip, row + 5, l5, r5);
                StoreRow(strip, row + 6, l6, r6);
                StoreRow(strip, row + 7, l7, r7);
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
                PutRow(ref Unsafe.Add(ref tile, 6 * Columns), l6, r6);
                PutRow(ref Unsafe.Add(ref tile, 7 * Columns), l7, r7);
                strip.StoreTile(Columns, row, last + 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(in ProductStrip strip, nint row, Vector512<float> left, Vector512<float> right)
    {
        strip.Target.Store(left, row, 0);
        strip.Target.Store(right, row, Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutRow(ref float place, Vector512<float> left, Vector512<float> right)
    {
        left.StoreUnsafe(ref place);
        right.StoreUnsafe(ref Unsafe.Add(ref place, Width));
    }
}
