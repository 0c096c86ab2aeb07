using System;
using System.IO;
using System.Linq;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

/// <summary>The files are put together by hand from the description of the format.</summary>
public sealed class IdxTests
{
    // Two images of 2 x 3 pixels, as a dump of a file would show them.
    private static readonly byte[] Images =
    [
        0x00, 0x00, 0x08, 0x03, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x03,
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
    ];

    public static TheoryData<IdxElementType, byte[], double[]> Types => new()
    {
        { IdxElementType.UInt8, [0x00, 0x7F, 0xFF], [0, 127, 255] },
        { IdxElementType.Int8, [0x80, 0x00, 0x7F], [-128, 0, 127] },
        { IdxElementType.Int16, [0x80, 0x00, 0x01, 0x02, 0x7F, 0xFF], [-32768, 258, 32767] },
        { IdxElementType.Int32, [0x80, 0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x04, 0x7F, 0xFF, 0xFF, 0xFF], [int.MinValue, 16909060, int.MaxValue] },
        { IdxElementType.Single, [0x3F, 0xC0, 0x00, 0x00, 0xC2, 0xF6, 0xE9, 0x79, 0x7F, 0x80, 0x00, 0x00], [1.5, -123.456f, double.PositiveInfinity] },
        { IdxElementType.Double, [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18, 0, 0, 0, 0, 0, 0, 0, 1], [1.5, -Math.PI, double.Epsilon] },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_are_read_plain_and_compressed(bool isCompressed)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("images", isCompressed ? IdxBytes.Gzip(Images) : Images);

        IdxArray images = Idx.ReadImages(path);

        Assert.Equal([2, 2, 3], images.Dimensions);
        Assert.Equal((2, 6), (images.Count, images.RowLength));
        Assert.Equal([0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255], images.Bytes.ToArray());
        Assert.Equal([.. images.Bytes.ToArray().Select(pixel => pixel * (1 / 255f))], images.ToSingles(1 / 255f));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_are_read_plain_and_compressed(bool isCompressed)
    {
        using TemporaryDirectory directory = new();
        byte[] labels = IdxBytes.Of(0x08, [3], 9, 0, 4);
        string path = directory.Write("labels", isCompressed ? IdxBytes.Gzip(labels) : labels);

        Assert.Equal([9, 0, 4], Idx.ReadLabels(path, classes: 10));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_the_format_is_read(IdxElementType type, byte[] elements, double[] expected)
    {
        IdxArray array = Read(IdxBytes.Of((byte)type, [3], elements));

        Assert.Equal(type, array.ElementType);
        Assert.Equal(expected, array.ToDoubles());
        Assert.Equal([.. expected.Select(value => (float)value * 0.5f)], array.ToSingles(0.5f));
        if (type is not (IdxElementType.Single or IdxElementType.Double))
        {
            Assert.Equal([.. expected.Select(value => (int)value)], array.ToInts());
        }
    }

    [Fact]
    public void Random_shapes_are_read_back()
    {
        Random random = new(1);
        for (int round = 0; round < 100; round++)
        {
            uint[] dimensions = new uint[random.Next(1, 5)];
            int length = 1;
            for (int i = 0; i < dimensions.Length; i++)
            {
                dimensions[i] = (uint)random.Next(round % 10 == 0 ? 0 : 1, 9);
                length *= (int)dimensions[i];
            }

            byte[] elements = new byte[length];
            random.NextBytes(elements);
            byte[] file = IdxBytes.Of(0x08, dimensions, elements);

            IdxArray array = Read(round % 2 == 0 ? file : IdxBytes.Gzip(file));

            Assert.Equal(dimensions.Select(dimension => (int)dimension), array.Dimensions);
            Assert.Equal(elements, array.Bytes.ToArray());
            Assert.Equal(length, array.Count * array.RowLength);
        }
    }

    [Fact]
    public void Long_compressed_files_are_read()
    {
        byte[] elements = new byte[5_000_000];
        new Random(1).NextBytes(elements);

        IdxArray array = Read(IdxBytes.Gzip(IdxBytes.Of(0x08, [5000, 1000], elements)));

        Assert.True(array.Bytes.Span.SequenceEqual(elements));
    }

    [Fact]
    public void Streams_are_read_from_their_position_on()
    {
        using MemoryStream stream = new([1, 2, 3, .. Images]);
        stream.Position = 3;

        Assert.Equal(2, Idx.Read(stream, "stream").Count);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => Idx.Read("no-such-file.idx"));

        Assert.Contains("no-such-file.idx", error.Message, StringComparison.Ordinal);
    }

    private static IdxArray Read(byte[] content)
    {
        using MemoryStream stream = new(content);
        return Idx.Read(stream, "test.idx");
    }
}
