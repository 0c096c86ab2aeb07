using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>
/// Copies a factor into panels, in the order in which a kernel reads it: panel after panel, in each depth after depth, in each
/// the lanes of a tile. Lanes that the factor does not have are arbitrary; what is computed from them is not stored.
/// </summary>
internal static class ProductPacking
{
    private const int Group = 8;

    // Depths after which the next group of lanes has its turn: what was read and written is still in the first cache.
    private const int Chunk = 64;

    /// <summary>Packs some lanes of a factor.</summary>
    /// <param name="factor">From the first lane and depth on.</param>
    /// <param name="lanes">How many lanes.</param>
    /// <param name="depth">How many depths.</param>
    /// <param name="step">Lanes from one panel to the next.</param>
    /// <param name="width">Lanes in a panel: a multiple of eight, and not less than <paramref name="step"/>.</param>
    /// <param name="panels">The first panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(in Factor factor, int lanes, int depth, int step, int width, ref float panels)
    {
        for (int lane = 0; lane < lanes; lane += step)
        {
            int there = Math.Min(lanes - lane, width);
            if (factor.HasAdjacentLanes)
                Copy(factor.From(lane, 0), there, depth, width, ref panels);
            else
                TransposeGroups(factor.From(lane, 0), there, depth, width, ref panels);
            panels = ref Unsafe.Add(ref panels, (nint)depth * width);
        }
    }

    // A last vector that is not full may reach into the next depths, but not beyond the last one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(in Factor factor, int lanes, int depth, nint width, ref float panel)
    {
        ref float source = ref factor.Start;
        nint stride = factor.DepthStride;
        for (int careful = lanes % Group == 0 ? 0 : Group; depth > careful; depth--)
        {
            for (nint lane = 0; lane < lanes; lane += Group)
                Vector256.LoadUnsafe(ref Unsafe.Add(ref source, lane)).StoreUnsafe(ref Unsafe.Add(ref panel, lane));
            source = ref Unsafe.Add(ref source, stride);
            panel = ref Unsafe.Add(ref panel, width);
        }
        for (; depth > 0; depth--)
        {
            for (nint lane = 0; lane < lanes; lane++)
                Unsafe.Add(ref panel, lane) = Unsafe.Add(ref source, lane);
            source = ref Unsafe.Add(ref source, stride);
            panel = ref Unsafe.Add(ref panel, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeGroups(in Factor factor, int lanes, int depth, int width, ref float panel)
    {
        for (int p = 0; p < depth; p += Chunk)
        {
            for (int group = 0; group < lanes; group += Group)
            {
                ref float place = ref Unsafe.Add(ref panel, ((nint)p * width) + group);
                Transpose(factor.From(group, p), Math.Min(lanes - group, Group), Math.Min(Chunk, depth - p), width, ref place);
            }
        }
    }

    /// <summary>Packs up to eight lanes, each of adjacent depths; the last one stands for those that are not there.</summary>
    /// <param name="factor">From the first lane and depth on.</param>
    /// <param name="lanes">How many lanes, at least one.</param>
    /// <param name="depth">How many depths.</param>
    /// <param name="width">From one depth to the next in the panel.</param>
    /// <param name="panel">The lanes of the first depth.</param>
    // Eight lanes by four depths at once: each vector holds a lane in its lower and the fourth next one in its upper half,
    // so that transposing the halves by themselves gives all eight lanes in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(in Factor factor, int lanes, int depth, nint width, ref float panel)
    {
        ref float source = ref factor.Start;
        nint stride = factor.LaneStride, last = lanes - 1;
        nint s1 = Math.Min(1, last) * stride, s2 = Math.Min(2, last) * stride, s3 = Math.Min(3, last) * stride;
        nint s4 = Math.Min(4, last) * stride, s5 = Math.Min(5, last) * stride, s6 = Math.Min(6, last) * stride;
        nint s7 = Math.Min(7, last) * stride;
        for (; depth >= 4; depth -= 4)
        {
            Vector256<float> x0 = Pair(ref source, 0, s4), x1 = Pair(ref source, s1, s5);
            Vector256<float> x2 = Pair(ref source, s2, s6), x3 = Pair(ref source, s3, s7);
            Vector256<double> low01 = Avx.UnpackLow(x0, x1).AsDouble(), high01 = Avx.UnpackHigh(x0, x1).AsDouble();
            Vector256<double> low23 = Avx.UnpackLow(x2, x3).AsDouble(), high23 = Avx.UnpackHigh(x2, x3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().StoreUnsafe(ref panel);
            Avx.UnpackHigh(low01, low23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref panel, width));
            Avx.UnpackLow(high01, high23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref panel, 2 * width));
            Avx.UnpackHigh(high01, high23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref panel, 3 * width));
            source = ref Unsafe.Add(ref source, 4);
            panel = ref Unsafe.Add(ref panel, 4 * width);
        }
        for (; depth > 0; depth--)
        {
            for (nint lane = 0; lane < lanes; lane++)
                Unsafe.Add(ref panel, lane) = Unsafe.Add(ref source, lane * stride);
            source = ref Unsafe.Add(ref source, 1);
            panel = ref Unsafe.Add(ref panel, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float source, nint lower, nint upper) =>
        Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, lower)), Vector128.LoadUnsafe(ref Unsafe.Add(ref source, upper)));
}
