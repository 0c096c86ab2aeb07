using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>
/// Copies a factor into panels, in the order in which a kernel reads it: panel after panel, in each depth after depth, in each
/// the lanes of a tile. Lanes that the factor does not have become zeros; what is computed from them is not stored.
/// </summary>
internal static class ProductPacking
{
    private const int Group = 8;

    /// <summary>Packs some lanes of a factor.</summary>
    /// <param name="factor">From the first lane and depth on.</param>
    /// <param name="lanes">How many lanes.</param>
    /// <param name="depth">How many depths.</param>
    /// <param name="step">Lanes from one panel to the next.</param>
    /// <param name="width">Lanes in a panel: a multiple of eight, and not less than <paramref name="step"/>.</param>
    /// <param name="panels">The first panel.</param>
    public static void Pack(in Factor factor, int lanes, int depth, int step, int width, ref float panels)
    {
        for (int lane = 0; lane < lanes; lane += step)
        {
            for (int group = 0; group < width; group += Group)
            {
                int there = Math.Min(lanes - lane - group, Group);
                ref float panel = ref Unsafe.Add(ref panels, group);
                if (there < Group)
                    PackRest(factor, lane + group, there, depth, width, ref panel);
                else if (factor.HasAdjacentLanes)
                    Copy(factor.From(lane + group, 0), depth, width, ref panel);
                else
                    Transpose(factor.From(lane + group, 0), depth, width, ref panel);
            }
            panels = ref Unsafe.Add(ref panels, (nint)depth * width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(in Factor factor, int depth, nint width, ref float panel)
    {
        ref float source = ref factor.Start;
        nint stride = factor.DepthStride;
        for (; depth > 0; depth--)
        {
            Vector256.LoadUnsafe(ref source).StoreUnsafe(ref panel);
            source = ref Unsafe.Add(ref source, stride);
            panel = ref Unsafe.Add(ref panel, width);
        }
    }

    // Eight lanes by four depths at once: each vector holds a lane in its lower and the fourth next one in its upper half,
    // so that transposing the halves by themselves gives all eight lanes in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(in Factor factor, int depth, nint width, ref float panel)
    {
        ref float source = ref factor.Start;
        nint stride = factor.LaneStride;
        for (; depth >= 4; depth -= 4)
        {
            Vector256<float> x0 = Pair(ref source, 0, stride), x1 = Pair(ref source, 1, stride);
            Vector256<float> x2 = Pair(ref source, 2, stride), x3 = Pair(ref source, 3, stride);
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
            for (nint lane = 0; lane < Group; lane++)
                Unsafe.Add(ref panel, lane) = Unsafe.Add(ref source, lane * stride);
            source = ref Unsafe.Add(ref source, 1);
            panel = ref Unsafe.Add(ref panel, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float source, nint lane, nint stride) => Vector256.Create(
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, lane * stride)),
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, (lane + 4) * stride)));

    private static void PackRest(in Factor factor, int lane, int there, int depth, int width, ref float panel)
    {
        for (nint p = 0; p < depth; p++)
        {
            for (nint i = 0; i < Group; i++)
            {
                Unsafe.Add(ref panel, (p * width) + i) =
                    i < there ? Unsafe.Add(ref factor.Start, ((lane + i) * factor.LaneStride) + (p * factor.DepthStride)) : 0;
            }
        }
    }
}
