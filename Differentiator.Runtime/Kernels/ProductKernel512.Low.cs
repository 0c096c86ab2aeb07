using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

// At most four last rows: half a tile.
internal readonly partial struct ProductKernel512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyLow(in ProductStrip strip, int row, int slice)
    {
        nint stepA = strip.A.DepthStride * sizeof(float), stepB = strip.B.DepthStride * sizeof(float);
        nint rowStride = strip.A.LaneStride * sizeof(float);
        int last = strip.Rows - row - 1;
        nint a1 = Math.Min(1, last) * rowStride, a2 = Math.Min(2, last) * rowStride, a3 = Math.Min(3, last) * rowStride;
        Vector512<float> l0 = default, l1 = default, l2 = default, l3 = default;
        Vector512<float> r0 = default, r1 = default, r2 = default, r3 = default;
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
            a = ref Unsafe.AddByteOffset(ref a, stepA);
            b = ref Unsafe.AddByteOffset(ref b, stepB);
        }
        ref float tile = ref strip.Tile;
        PutRow(ref tile, l0, r0);
        PutRow(ref Unsafe.Add(ref tile, Columns), l1, r1);
        PutRow(ref Unsafe.Add(ref tile, 2 * Columns), l2, r2);
        PutRow(ref Unsafe.Add(ref tile, 3 * Columns), l3, r3);
        strip.StoreTile(Columns, row, last + 1);
    }
}
