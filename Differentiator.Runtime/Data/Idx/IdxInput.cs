using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Differentiator;

/// <summary>The content of an IDX file, decompressed where it is compressed, with the name and the offset for errors.</summary>
internal sealed class IdxInput : IDisposable
{
    /// <summary>The first step towards a length that nothing but a header claims.</summary>
    private const int FirstCapacity = 1 << 20;

    private readonly Stream stream;
    private readonly Stream content;
    private readonly string name;
    private readonly bool isCompressed;

    public IdxInput(Stream stream, string name)
    {
        this.stream = stream;
        this.name = name;
        isCompressed = IsGzip(stream);
        content = isCompressed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
    }

    public long Offset { get; private set; }

    public InvalidDataException Malformed(long offset, string found, string expected, Exception? cause = null) =>
        new($"{name}: byte offset {offset}{(isCompressed ? " of the decompressed content" : "")}: {found}; expected {expected}.", cause);

    /// <summary>Fills the destination.</summary>
    public void Read(Span<byte> destination, string expected)
    {
        long begin = Offset;
        int count = ReadUpTo(destination);
        if (count < destination.Length)
        {
            throw Malformed(Offset, "the content ends", $"{expected}, {destination.Length} bytes from offset {begin} on");
        }
    }

    /// <summary>The rest of the content, which must be exactly as long as the header says.</summary>
    /// <remarks>
    /// Memory is taken only for bytes that are there: of a plain file the length is compared first; what a compressed file
    /// holds shows only in reading, so the array grows with it.
    /// </remarks>
    public byte[] ReadRest(int length)
    {
        string expected = $"{length} bytes of elements from offset {Offset} on";
        bool isLengthKnown = !isCompressed;
        if (isLengthKnown)
        {
            long available = content.Length - content.Position;
            if (available < length)
            {
                throw Malformed(Offset + available, "the content ends", expected);
            }
        }

        byte[] bytes = new byte[isLengthKnown ? length : Math.Min(length, FirstCapacity)];
        int count = ReadUpTo(bytes);
        while (count == bytes.Length && count < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * count));
            count += ReadUpTo(bytes.AsSpan(count));
        }

        if (count < length)
        {
            throw Malformed(Offset, "the content ends", expected);
        }

        if (ReadUpTo(stackalloc byte[1]) != 0)
        {
            throw Malformed(Offset - 1, "the content goes on", $"the end, after {length} bytes of elements");
        }

        if (isCompressed)
        {
            CheckTrailer();
        }

        return bytes;
    }

    public void Dispose()
    {
        if (isCompressed)
        {
            content.Dispose();
        }
    }

    private static bool IsGzip(Stream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        long begin = stream.Position;
        int count = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = begin;
        return count == magic.Length && magic is [0x1F, 0x8B];
    }

    /// <summary>
    /// A gzip file ends in the length of its content. <see cref="GZipStream"/> may stop before, at a file that is cut behind
    /// its last element, and ignores what follows.
    /// </summary>
    private void CheckTrailer()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        stream.Position = Math.Max(stream.Length - bytes.Length, 0);
        stream.ReadExactly(bytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != (uint)Offset)
        {
            throw Malformed(Offset, "the content is complete, but the compressed file is cut off or goes on", $"that it ends in the length of one content, {Offset}");
        }
    }

    private int ReadUpTo(Span<byte> destination)
    {
        try
        {
            int count = content.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            Offset += count;
            return count;
        }
        catch (InvalidDataException error)
        {
            throw Malformed(Offset, $"the compressed data from here on is damaged or cut off ({error.Message})", "a whole gzip file", error);
        }
    }
}
