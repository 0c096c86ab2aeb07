using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Persistence;

public sealed class SafeTensorsTests
{
    // A file as its description says: the length, the header padded with spaces, a matrix [[1, -2], [0.5, 3]] and a number.
    private static readonly byte[] ByHand =
    [
        0x90, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        .. """{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]},"x":{"shape":[],"data_offsets":[0,8],"dtype":"F64"}}    """u8,
        0x18, 0x2D, 0x44, 0x54, 0xFB, 0x21, 0x09, 0x40,
        0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x00, 0x3F, 0x00, 0x00, 0x40, 0x40,
    ];

    [Fact]
    public void A_file_by_hand_is_read()
    {
        TensorSet set = Read(ByHand);

        Assert.Equal(["x", "w"], set.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([2, 2], set["w"].Shape.ToArray());
        Assert.Equal([1, -2, 0.5f, 3], set["w"].Singles.ToArray());
        Assert.Equal([], set["x"].Shape.ToArray());
        Assert.Equal([Math.PI], set["x"].Doubles.ToArray());
        Assert.Equal("pt", Assert.Single(set.Metadata).Value);
    }

    [Fact]
    public void A_file_is_written_as_described()
    {
        byte[] file = Write([new("w", [2, 1], new float[] { 1, -2 }), new("x", [], new[] { Math.PI })], new Dictionary<string, string> { ["format"] = "pt" });

        const string Header = """{"__metadata__":{"format":"pt"},"x":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}""";
        Assert.Equal(Header, Encoding.UTF8.GetString(file.AsSpan(8, file.Length - 24)).TrimEnd(' '));
        Assert.Equal(file.Length - 24, BinaryPrimitives.ReadInt64LittleEndian(file));
        Assert.Equal([0x18, 0x2D, 0x44, 0x54, 0xFB, 0x21, 0x09, 0x40, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], file[^16..]);
        Assert.Equal(0, file.Length % 8);
    }

    [Fact]
    public void Tensors_without_elements_and_files_without_tensors_are_read()
    {
        TensorSet set = Read(SafeTensorsBytes.Of("""{"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F64","shape":[3,0],"data_offsets":[0,0]},"c":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", 0, 0, 0, 0));

        Assert.Equal(["a", "b", "c"], set.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(0, set["a"].Length);
        Assert.Empty(Read(SafeTensorsBytes.Of("{}")).Tensors);
        Assert.Empty(Read(Write([])).Tensors);
    }

    [Fact]
    public void Random_tensors_come_back_bit_by_bit()
    {
        Random random = new(1);
        using TemporaryDirectory directory = new();
        for (int round = 0; round < 50; round++)
        {
            NamedTensor[] tensors = [.. Enumerable.Range(0, random.Next(0, 8)).Select(i => RandomTensor(random, $"layer.{i}.\"ü\\\u0007\ud83d\ude00\""))];
            Dictionary<string, string> metadata = new() { ["epoch"] = $"{round}", ["\"ä"] = "\n" };
            string path = directory.File($"{round % 3}.safetensors");

            SafeTensors.Save(path, tensors, metadata);
            TensorSet set = SafeTensors.Load(path);

            Assert.Equal(tensors.Length, set.Tensors.Count);
            Assert.Equal(metadata, set.Metadata.ToDictionary());
            foreach (NamedTensor tensor in tensors)
            {
                Assert.Equal(tensor.Shape.ToArray(), set[tensor.Name].Shape.ToArray());
                Assert.True(Bytes(tensor).SequenceEqual(Bytes(set[tensor.Name])));
            }

            // Equal content is an equal file.
            Assert.Equal(Write(tensors, metadata), Write(tensors, metadata.Reverse().ToDictionary()));
        }
    }

    // More than one chunk of either type.
    [Fact]
    public void Long_tensors_come_back()
    {
        Random random = new(1);
        double[] doubles = [.. Enumerable.Range(0, 100_001).Select(_ => random.NextDouble())];
        float[] singles = [.. doubles.Select(value => (float)value)];

        TensorSet set = Read(Write([new("s", [singles.Length], singles), new("d", [doubles.Length], doubles)]));

        Assert.True(set["s"].Singles.Span.SequenceEqual(singles));
        Assert.True(set["d"].Doubles.Span.SequenceEqual(doubles));
    }

    [Fact]
    public void Parts_of_one_block_are_saved_and_loaded_in_place()
    {
        float[] block = [1, 2, 3, 4, 5, 6];
        NamedTensor[] views = [new("bias", [2], block.AsMemory(4)), new("weight", [2, 2], block.AsMemory(0, 4))];
        byte[] file = Write(views);
        block.AsSpan().Clear();

        Read(file).CopyTo(views);

        Assert.Equal([1, 2, 3, 4, 5, 6], block);
    }

    private static NamedTensor RandomTensor(Random random, string name)
    {
        int[] shape = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(0, 7))];
        int length = shape.Aggregate(1, (product, dimension) => product * dimension);
        if (random.Next(2) == 0)
        {
            float[] singles = new float[length];
            random.NextBytes(MemoryMarshal.AsBytes(singles.AsSpan()));
            return new NamedTensor(name, shape, singles);
        }

        double[] doubles = new double[length];
        random.NextBytes(MemoryMarshal.AsBytes(doubles.AsSpan()));
        return new NamedTensor(name, shape, doubles);
    }

    private static ReadOnlySpan<byte> Bytes(NamedTensor tensor) => tensor.Type == TensorType.Float32
        ? MemoryMarshal.AsBytes(tensor.Singles.Span)
        : MemoryMarshal.AsBytes(tensor.Doubles.Span);

    private static byte[] Write(NamedTensor[] tensors, Dictionary<string, string>? metadata = null)
    {
        using MemoryStream stream = new();
        SafeTensors.Write(stream, tensors, metadata);
        return stream.ToArray();
    }

    private static TensorSet Read(byte[] content)
    {
        using MemoryStream stream = new(content);
        return SafeTensors.Read(stream, "test.safetensors");
    }
}
