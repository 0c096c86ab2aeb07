using System;
using System.IO;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class IdxErrorTests
{
    private static readonly byte[] Good = IdxBytes.Of(0x08, [2, 3], 1, 2, 3, 4, 5, 6);

    public static TheoryData<string, byte[], string> Malformed => new()
    {
        { "empty", [], "byte offset 0: the content ends; expected the magic number of an IDX file, 4 bytes from offset 0 on" },
        { "cut in the magic number", [0, 0, 8], "byte offset 3: the content ends; expected the magic number" },
        { "text", "hello world"u8.ToArray(), "byte offset 0: the byte is 0x68; expected 0x00" },
        { "second byte", [0, 1, 8, 1, 0, 0, 0, 0], "byte offset 1: the byte is 0x01; expected 0x00" },
        { "type 0", [0, 0, 0, 1, 0, 0, 0, 0], "byte offset 2: the type of the elements is 0x00; expected 0x08, 0x09, 0x0B" },
        { "type 0x0A", [0, 0, 0x0A, 1, 0, 0, 0, 0], "byte offset 2: the type of the elements is 0x0A" },
        { "no dimension", [0, 0, 8, 0, 7], "byte offset 3: the number of dimensions is 0; expected 1 to 255" },
        { "cut in a dimension", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0], "byte offset 10: the content ends; expected dimension 2 of 2, 4 bytes from offset 8 on" },
        { "255 dimensions of none", [0, 0, 8, 255], "byte offset 4: the content ends; expected dimension 1 of 255" },
        { "negative dimension", IdxBytes.Of(8, [1, 0xFFFFFFFF]), "byte offset 8: with dimension 2, 4294967295, the elements take 4294967295 bytes or more" },
        { "product over 2^31", IdxBytes.Of(8, [65536, 65536]), "byte offset 8: with dimension 2, 65536, the elements take 4294967296 bytes" },
        { "product over 2^64", IdxBytes.Of(8, [2000000000, 2000000000, 2000000000]), "byte offset 8: with dimension 2, 2000000000" },
        { "product that wraps to 0", IdxBytes.Of(8, [65536, 65536, 65536, 65536]), "byte offset 8: with dimension 2" },
        { "rows too long though none", IdxBytes.Of(8, [0, 0x7FFFFFFF, 0x7FFFFFFF]), "byte offset 8: with dimension 2" },
        { "element size over the limit", IdxBytes.Of(0x0E, [0x10000000]), "byte offset 4: with dimension 1, 268435456, the elements take 2147483648 bytes" },
        { "one element short", Good[..^1], "byte offset 17: the content ends; expected 6 bytes of elements from offset 12 on" },
        { "no elements", Good[..12], "byte offset 12: the content ends; expected 6 bytes of elements from offset 12 on" },
        { "half an element", IdxBytes.Of(0x0C, [1], 1, 2), "byte offset 10: the content ends; expected 4 bytes of elements from offset 8 on" },
        { "one byte too many", [.. Good, 7], "byte offset 18: the content goes on; expected the end, after 6 bytes of elements" },
        { "empty with a byte too many", IdxBytes.Of(8, [0], 1), "byte offset 8: the content goes on; expected the end, after 0 bytes" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_content_is_refused_with_its_offset(string what, byte[] content, string expected)
    {
        Assert.NotEmpty(what);
        Assert.StartsWith($"bad.idx: {expected}", Refusal(content), StringComparison.Ordinal);

        if (content.Length == 0)
        {
            return;
        }

        // In gzip the offsets are those of the content.
        string compressed = Refusal(IdxBytes.Gzip(content));
        Assert.StartsWith("bad.idx: byte offset", compressed, StringComparison.Ordinal);
        Assert.Contains(" of the decompressed content: ", compressed, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_sizes_take_no_memory()
    {
        byte[][] files =
        [
            IdxBytes.Of(8, [0x7FFFFFC7]),
            IdxBytes.Gzip(IdxBytes.Of(8, [0x7FFFFFC7])),
            IdxBytes.Of(0x0E, [0x7FFFFFFF, 0x7FFFFFFF]),
        ];
        foreach (byte[] file in files)
        {
            Refusal(file);
            long before = GC.GetAllocatedBytesForCurrentThread();

            Refusal(file);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        }
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused()
    {
        for (int length = 0; length < Good.Length; length++)
        {
            Assert.StartsWith("bad.idx: byte offset ", Refusal(Good[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_cut_of_a_compressed_file_is_refused()
    {
        byte[] compressed = IdxBytes.Gzip(Good);
        for (int length = 0; length < compressed.Length; length++)
        {
            Assert.StartsWith("bad.idx: byte offset ", Refusal(compressed[..length]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    public void Compressed_files_that_go_on_are_refused(byte[] rest) => Assert.StartsWith(
        "bad.idx: byte offset 18 of the decompressed content: the content is complete, but the compressed file is cut off or goes on",
        Refusal([.. IdxBytes.Gzip(Good), .. rest]),
        StringComparison.Ordinal);

    [Fact]
    public void Several_contents_in_one_compressed_file_are_refused() => Assert.StartsWith(
        "bad.idx: byte offset 18 of the decompressed content: the content goes on",
        Refusal([.. IdxBytes.Gzip(Good), .. IdxBytes.Gzip(Good)]),
        StringComparison.Ordinal);

    [Fact]
    public void Damaged_compressed_data_are_refused()
    {
        byte[] elements = new byte[10_000];
        new Random(1).NextBytes(elements);
        byte[] compressed = IdxBytes.Gzip(IdxBytes.Of(8, [10_000], elements));
        compressed[compressed.Length / 2] ^= 0x55;

        Assert.Contains("of the decompressed content: the compressed data from here on is damaged", Refusal(compressed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x09, new uint[] { 1, 1 }, new byte[] { 1 }, "byte offset 2: the elements are Int8; expected UInt8")]
    [InlineData(0x08, new uint[] { 1 }, new byte[] { 1 }, "byte offset 3: the number of dimensions is 1; expected 2 or more")]
    public void Files_that_are_no_images_are_refused(byte type, uint[] dimensions, byte[] elements, string expected)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("images", IdxBytes.Of(type, dimensions, elements));

        Assert.StartsWith($"{path}: {expected}", Assert.Throws<InvalidDataException>(() => Idx.ReadImages(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x08, new uint[] { 1, 1 }, new byte[] { 1 }, "byte offset 3: the number of dimensions is 2; expected 1")]
    [InlineData(0x0D, new uint[] { 1 }, new byte[] { 1, 2, 3, 4 }, "byte offset 2: the elements are Single; expected whole numbers")]
    [InlineData(0x08, new uint[] { 3 }, new byte[] { 1, 9, 10 }, "byte offset 10: label 2 is 10; expected 0 to 9")]
    [InlineData(0x0B, new uint[] { 2 }, new byte[] { 0, 1, 255, 255 }, "byte offset 10: label 1 is -1; expected 0 to 9")]
    public void Files_that_are_no_labels_are_refused(byte type, uint[] dimensions, byte[] elements, string expected)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("labels", IdxBytes.Of(type, dimensions, elements));

        Assert.StartsWith($"{path}: {expected}", Assert.Throws<InvalidDataException>(() => Idx.ReadLabels(path, 10)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(byte[] content)
    {
        using MemoryStream stream = new(content);
        return Assert.Throws<InvalidDataException>(() => Idx.Read(stream, "bad.idx")).Message;
    }
}
