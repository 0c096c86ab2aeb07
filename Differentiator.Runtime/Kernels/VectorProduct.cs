using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>The product of a factor and one vector, which is read once only: there is nothing to be held in tiles.</summary>
internal static class VectorProduct
{
    private const int Width = 8;

    /// <summary>The sums of all lanes, on this thread's buffer.</summary>
    /// <param name="factor">Of <paramref name="lanes"/> x <paramref name="depth"/>.</param>
    /// <param name="lanes">At least one.</param>
    /// <param name="vector">Of <paramref name="depth"/> adjacent elements.</param>
    /// <param name="depth">At least one.</param>
    public static ref float Multiply(in Factor factor, int lanes, ref float vector, int depth)
    {
        ref float sums = ref MemoryMarshal.GetReference(ProductBuffer.Take(lanes));
        if (factor.HasAdjacentLanes && lanes > 1)
            AddScaled(factor, lanes, ref vector, depth, ref sums);
        else
            Dot(factor, lanes, ref vector, depth, ref sums);
        return ref sums;
    }

    // Lanes side by side in eight vectors, as many as are needed to keep the multiply-adds apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(in Factor factor, int lanes, ref float vector, int depth, ref float sums)
    {
        nint lane = 0;
        for (; lane + (8 * Width) <= lanes; lane += 8 * Width)
        {
            Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
            ref float source = ref Unsafe.Add(ref factor.Start, lane);
            for (nint p = 0; p < depth; p++)
            {
                Vector256<float> x = Vector256.Create(Unsafe.Add(ref vector, p));
                s0 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref source), s0);
                s1 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, Width)), s1);
                s2 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * Width)), s2);
                s3 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * Width)), s3);
                s4 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 4 * Width)), s4);
                s5 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 5 * Width)), s5);
                s6 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 6 * Width)), s6);
                s7 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 7 * Width)), s7);
                source = ref Unsafe.Add(ref source, factor.DepthStride);
            }
            ref float target = ref Unsafe.Add(ref sums, lane);
            s0.StoreUnsafe(ref target);
            s1.StoreUnsafe(ref Unsafe.Add(ref target, Width));
            s2.StoreUnsafe(ref Unsafe.Add(ref target, 2 * Width));
            s3.StoreUnsafe(ref Unsafe.Add(ref target, 3 * Width));
            s4.StoreUnsafe(ref Unsafe.Add(ref target, 4 * Width));
            s5.StoreUnsafe(ref Unsafe.Add(ref target, 5 * Width));
            s6.StoreUnsafe(ref Unsafe.Add(ref target, 6 * Width));
            s7.StoreUnsafe(ref Unsafe.Add(ref target, 7 * Width));
        }
        for (; lane + Width <= lanes; lane += Width)
        {
            Vector256<float> sum = default;
            ref float source = ref Unsafe.Add(ref factor.Start, lane);
            for (nint p = 0; p < depth; p++)
            {
                Vector256<float> x = Vector256.Create(Unsafe.Add(ref vector, p));
                sum = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref source, p * factor.DepthStride)), sum);
            }
            sum.StoreUnsafe(ref Unsafe.Add(ref sums, lane));
        }
        for (; lane < lanes; lane++)
        {
            float sum = 0;
            for (nint p = 0; p < depth; p++)
                sum += Unsafe.Add(ref vector, p) * Unsafe.Add(ref factor.Start, lane + (p * factor.DepthStride));
            Unsafe.Add(ref sums, lane) = sum;
        }
    }

    // Four lanes at once, each in two vectors along the depth.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dot(in Factor factor, int lanes, ref float vector, int depth, ref float sums)
    {
        nint stride = factor.LaneStride;
        nint lane = 0;
        for (; lane + 4 <= lanes; lane += 4)
        {
            Vector256<float> e0 = default, e1 = default, e2 = default, e3 = default, o0 = default, o1 = default, o2 = default, o3 = default;
            ref float r0 = ref Unsafe.Add(ref factor.Start, lane * stride);
            ref float r1 = ref Unsafe.Add(ref r0, stride);
            ref float r2 = ref Unsafe.Add(ref r1, stride);
            ref float r3 = ref Unsafe.Add(ref r2, stride);
            nint p = 0;
            for (; p + (2 * Width) <= depth; p += 2 * Width)
            {
                Vector256<float> x = Vector256.LoadUnsafe(ref Unsafe.Add(ref vector, p));
                Vector256<float> y = Vector256.LoadUnsafe(ref Unsafe.Add(ref vector, p + Width));
                e0 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref r0, p)), e0);
                e1 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref r1, p)), e1);
                e2 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref r2, p)), e2);
                e3 = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref r3, p)), e3);
                o0 = Fma.MultiplyAdd(y, Vector256.LoadUnsafe(ref Unsafe.Add(ref r0, p + Width)), o0);
                o1 = Fma.MultiplyAdd(y, Vector256.LoadUnsafe(ref Unsafe.Add(ref r1, p + Width)), o1);
                o2 = Fma.MultiplyAdd(y, Vector256.LoadUnsafe(ref Unsafe.Add(ref r2, p + Width)), o2);
                o3 = Fma.MultiplyAdd(y, Vector256.LoadUnsafe(ref Unsafe.Add(ref r3, p + Width)), o3);
            }
            float s0 = Vector256.Sum(e0 + o0), s1 = Vector256.Sum(e1 + o1), s2 = Vector256.Sum(e2 + o2), s3 = Vector256.Sum(e3 + o3);
            for (; p < depth; p++)
            {
                float x = Unsafe.Add(ref vector, p);
                s0 += x * Unsafe.Add(ref r0, p);
                s1 += x * Unsafe.Add(ref r1, p);
                s2 += x * Unsafe.Add(ref r2, p);
                s3 += x * Unsafe.Add(ref r3, p);
            }
            Unsafe.Add(ref sums, lane) = s0;
            Unsafe.Add(ref sums, lane + 1) = s1;
            Unsafe.Add(ref sums, lane + 2) = s2;
            Unsafe.Add(ref sums, lane + 3) = s3;
        }
        for (; lane < lanes; lane++)
        {
            Vector256<float> even = default, odd = default;
            ref float row = ref Unsafe.Add(ref factor.Start, lane * stride);
            nint p = 0;
            for (; p + (2 * Width) <= depth; p += 2 * Width)
            {
                Vector256<float> x = Vector256.LoadUnsafe(ref Unsafe.Add(ref vector, p));
                Vector256<float> y = Vector256.LoadUnsafe(ref Unsafe.Add(ref vector, p + Width));
                even = Fma.MultiplyAdd(x, Vector256.LoadUnsafe(ref Unsafe.Add(ref row, p)), even);
                odd = Fma.MultiplyAdd(y, Vector256.LoadUnsafe(ref Unsafe.Add(ref row, p + Width)), odd);
            }
            float sum = Vector256.Sum(even + odd);
            for (; p < depth; p++)
                sum += Unsafe.Add(ref vector, p) * Unsafe.Add(ref row, p);
            Unsafe.Add(ref sums, lane) = sum;
        }
    }
}
