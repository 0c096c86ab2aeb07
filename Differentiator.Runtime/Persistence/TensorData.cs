using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>Numbers as little-endian bytes, in chunks: the bytes of a long array exceed the length of a span.</summary>
internal static class TensorData
{
    private const int ChunkLength = 1 << 16;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] chunk = new byte[ChunkLength];
        for (int count; values.Length > 0; values = values[count..])
        {
            count = Math.Min(values.Length, ChunkLength / Unsafe.SizeOf<T>());
            Span<byte> bytes = chunk.AsSpan(0, count * Unsafe.SizeOf<T>());
            MemoryMarshal.AsBytes(values[..count]).CopyTo(bytes);
            Order(bytes, Unsafe.SizeOf<T>());
            stream.Write(bytes);
        }
    }

    /// <summary>Fills the values; false if the stream ends before.</summary>
    public static bool Read<T>(Stream stream, Span<T> values)
        where T : unmanaged
    {
        for (int count; values.Length > 0; values = values[count..])
        {
            count = Math.Min(values.Length, ChunkLength / Unsafe.SizeOf<T>());
            Span<byte> bytes = MemoryMarshal.AsBytes(values[..count]);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                return false;
            }

            Order(bytes, Unsafe.SizeOf<T>());
        }

        return true;
    }

    private static void Order(Span<byte> bytes, int size)
    {
        if (!BitConverter.IsLittleEndian)
        {
            for (; bytes.Length > 0; bytes = bytes[size..])
            {
                bytes[..size].Reverse();
            }
        }
    }
}
