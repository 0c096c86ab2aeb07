using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace Differentiator.Tests.Runtime.Data;

/// <summary>IDX files put together byte by byte.</summary>
internal static class IdxBytes
{
    public static byte[] Of(byte type, uint[] dimensions, params byte[] elements) =>
        [0, 0, type, (byte)dimensions.Length, .. BigEndian(dimensions), .. elements];

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static byte[] BigEndian(uint[] numbers)
    {
        List<byte> bytes = [];
        Span<byte> four = stackalloc byte[4];
        foreach (uint number in numbers)
        {
            BinaryPrimitives.WriteUInt32BigEndian(four, number);
            bytes.AddRange(four);
        }

        return [.. bytes];
    }
}
