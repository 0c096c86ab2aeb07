using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Bytes as scaled numbers: <c>destination[i] = source[i] · scale</c>, bitwise the same in vectors and one by one.</summary>
internal static class ByteRows
{
    /// <summary>Converts all of <paramref name="source"/>; the destination has at least its length.</summary>
    public static void Widen(ReadOnlySpan<byte> source, float scale, Span<float> destination)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte from = ref MemoryMarshal.GetReference(source);
            ref float to = ref MemoryMarshal.GetReference(destination[..source.Length]);
            for (; i <= source.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
                Store(low, scale, ref to, i);
                Store(high, scale, ref to, i + Vector128<ushort>.Count);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] * scale;
        }
    }

    private static void Store(Vector128<ushort> values, float scale, ref float to, int index)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);

        // As int: x86 has no conversion from uint below AVX-512, and the values fit.
        (Vector128.ConvertToSingle(low.AsInt32()) * scale).StoreUnsafe(ref to, (nuint)index);
        (Vector128.ConvertToSingle(high.AsInt32()) * scale).StoreUnsafe(ref to, (nuint)(index + Vector128<uint>.Count));
    }
}
