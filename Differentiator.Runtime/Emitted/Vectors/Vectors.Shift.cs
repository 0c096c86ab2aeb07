using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <content>What the iterations before have computed.</content>
public static partial class Vectors
{
    /// <summary>Each lane gets what the one before it holds, the first one the last of <paramref name="before"/>.</summary>
    /// <param name="before">The numbers of the iterations before.</param>
    /// <param name="lanes">The numbers of these iterations.</param>
    /// <returns>For each of these iterations, the number of the iteration before it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Shift(Vector512<double> before, Vector512<double> lanes)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.AlignRight64(lanes.AsInt64(), before.AsInt64(), 7).AsDouble();
        }

        return Vector512.Shuffle(lanes, Vector512.Create(0L, 0L, 1L, 2L, 3L, 4L, 5L, 6L)).WithElement(0, before[7]);
    }

    /// <inheritdoc cref="Shift(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Shift(Vector512<float> before, Vector512<float> lanes)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.AlignRight32(lanes.AsInt32(), before.AsInt32(), 15).AsSingle();
        }

        return Vector512.Shuffle(lanes, Vector512.Create(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)).WithElement(0, before[15]);
    }

    /// <inheritdoc cref="Shift(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Shift(Vector256<double> before, Vector256<double> lanes)
    {
        if (Avx2.IsSupported)
        {
            // The upper half before and the lower half now, then one number further in each half.
            Vector256<byte> middle = Avx2.Permute2x128(before.AsByte(), lanes.AsByte(), 0x21);
            return Avx2.AlignRight(lanes.AsByte(), middle, 8).AsDouble();
        }

        return Vector256.Shuffle(lanes, Vector256.Create(0L, 0L, 1L, 2L)).WithElement(0, before[3]);
    }

    /// <inheritdoc cref="Shift(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Shift(Vector256<float> before, Vector256<float> lanes)
    {
        if (Avx2.IsSupported)
        {
            // The upper half before and the lower half now, then one number further in each half.
            Vector256<byte> middle = Avx2.Permute2x128(before.AsByte(), lanes.AsByte(), 0x21);
            return Avx2.AlignRight(lanes.AsByte(), middle, 12).AsSingle();
        }

        return Vector256.Shuffle(lanes, Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6)).WithElement(0, before[7]);
    }
}
