using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

// At most sixteen columns: tiles of 8 x 16. Eight sums alone would wait for each other, as a multiply-add takes four
// cycles and two are started in one: even and odd depths have sums of their own.
internal readonly partial struct ProductKernel512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyNarrow(in ProductStrip strip)
    {
        nint stepA = strip.A.DepthStride * sizeof(float), stepB = strip.B.DepthStride * sizeof(float);
        nint rowStride = strip.A.LaneStride * sizeof(float);
        for (int row = 0, slice = 0; row < strip.Rows; row += 8, slice++)
        {
            int last = Math.Min(8, strip.Rows - row) - 1;
            nint a1 = Math.Min(1, last) * rowStride, a2 = Math.Min(2, last) * rowStride, a3 = Math.Min(3, last) * rowStride;
            nint a4 = Math.Min(4, last) * rowStride, a5 = Math.Min(5, last) * rowStride, a6 = Math.Min(6, last) * rowStride;
            nint a7 = Math.Min(7, last) * rowStride;
            Vector512<float> e0 = default, e1 = default, e2 = default, e3 = default, e4 = default, e5 = default, e6 = default, e7 = default;
            Vector512<float> o0 = default, o1 = default, o2 = default, o3 = default, o4 = default, o5 = default, o6 = default, o7 = default;
            ref float a = ref Unsafe.Add(ref strip.A.Start, slice * strip.SliceStride);
            ref float b = ref strip.B.Start;
            int depth = strip.Depth;
            for (; depth > 1; depth -= 2)
            {
                Vector512<float> even = Vector512.LoadUnsafe(ref b);
                e0 = Avx512F.FusedMultiplyAdd(Vector512.Create(a), even, e0);
                e1 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a1)), even, e1);
                e2 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a2)), even, e2);
                e3 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a3)), even, e3);
                e4 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a4)), even, e4);
                e5 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a5)), even, e5);
                e6 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a6)), even, e6);
                e7 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a7)), even, e7);
                a = ref Unsafe.AddByteOffset(ref a, stepA);
                b = ref Unsafe.AddByteOffset(ref b, stepB);
                Vector512<float> odd = Vector512.LoadUnsafe(ref b);
                o0 = Avx512F.FusedMultiplyAdd(Vector512.Create(a), odd, o0);
                o1 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a1)), odd, o1);
                o2 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a2)), odd, o2);
                o3 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a3)), odd, o3);
                o4 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a4)), odd, o4);
                o5 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a5)), odd, o5);
                o6 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a6)), odd, o6);
                o7 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a7)), odd, o7);
                a = ref Unsafe.AddByteOffset(ref a, stepA);
                b = ref Unsafe.AddByteOffset(ref b, stepB);
            }
            if (depth > 0)
            {
                Vector512<float> even = Vector512.LoadUnsafe(ref b);
                e0 = Avx512F.FusedMultiplyAdd(Vector512.Create(a), even, e0);
                e1 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a1)), even, e1);
                e2 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a2)), even, e2);
                e3 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a3)), even, e3);
                e4 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a4)), even, e4);
                e5 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a5)), even, e5);
                e6 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a6)), even, e6);
                e7 = Avx512F.FusedMultiplyAdd(Vector512.Create(Unsafe.AddByteOffset(ref a, a7)), even, e7);
            }
            ref float tile = ref strip.Tile;
            (e0 + o0).StoreUnsafe(ref tile);
            (e1 + o1).StoreUnsafe(ref Unsafe.Add(ref tile, Width));
            (e2 + o2).StoreUnsafe(ref Unsafe.Add(ref tile, 2 * Width));
            (e3 + o3).StoreUnsafe(ref Unsafe.Add(ref tile, 3 * Width));
            (e4 + o4).StoreUnsafe(ref Unsafe.Add(ref tile, 4 * Width));
            (e5 + o5).StoreUnsafe(ref Unsafe.Add(ref tile, 5 * Width));
            (e6 + o6).StoreUnsafe(ref Unsafe.Add(ref tile, 6 * Width));
            (e7 + o7).StoreUnsafe(ref Unsafe.Add(ref tile, 7 * Width));
            strip.StoreTile(Width, row, last + 1);
        }
    }
}
