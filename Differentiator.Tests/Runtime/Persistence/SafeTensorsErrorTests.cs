using System;
using System.Collections.Generic;
using System.IO;
using Xunit;

namespace Differentiator.Tests.Runtime.Persistence;

public sealed class SafeTensorsErrorTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""";

    /// <summary>Headers of a file with 8 bytes of data.</summary>
    public static TheoryData<string, string> Headers => new()
    {
        { "", "byte offset 8: the header does not begin with an opening brace" },
        { " {}", "byte offset 8: the header does not begin with an opening brace" },
        { "[]", "byte offset 8: the header does not begin with an opening brace" },
        { "{", "byte offset 8: the header is not JSON" },
        { "{} x", "byte offset 11: the header is not JSON" },
        { "{}{}", "byte offset 10: the header is not JSON" },
        { """{"a":1,}""", "tensor \"a\": byte offset 13: there is Number; expected an object with dtype, shape and data_offsets" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "byte offset 62: the name \"a\" is there twice" },
        { """{"__metadata__":{},"__metadata__":{}}""", "byte offset 27: the name \"__metadata__\" is there twice" },
        { """{"__metadata__":[]}""", "byte offset 24: there is StartArray; expected an object of strings" },
        { """{"__metadata__":{"a":1}}""", "byte offset 29: there is Number; expected a string" },
        { """{"__metadata__":{"a":"","a":""}}""", "byte offset 32: the metadata have \"a\" twice" },
        { """{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 22: the dtype is \"F16\"; expected F32 or F64" },
        { """{"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 22: the dtype is \"f32\"" },
        { """{"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 22: there is Number; expected a string as dtype" },
        { """{"a":{"shape":[2],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 46: dtype, shape or data_offsets is missing" },
        { """{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "tensor \"a\": byte offset 48: dtype, shape or data_offsets is missing" },
        { """{"a":{"dtype":"F32","shape":[2]}}""", "tensor \"a\": byte offset 39: dtype, shape or data_offsets is missing" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}}""", "tensor \"a\": byte offset 58: dtype, shape or data_offsets is missing or incomplete" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "tensor \"a\": byte offset 62: dtype, shape or data_offsets is missing or incomplete" },
        { """{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 36: the property \"dtype\" is there twice" },
        { """{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", "the property \"shape\" is there twice" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"strides":[1]}}""", "tensor \"a\": byte offset 61: the property is \"strides\"; expected dtype, shape and data_offsets" },
        { """{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 37: an element of the array is something else" },
        { """{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 37: an element of the array is something else" },
        { """{"a":{"dtype":"F32","shape":[2147483648],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 37: an element of the array is something else; expected a whole number from 0 to 2147483647" },
        { """{"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 37: an element of the array is something else" },
        { """{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 37: an element of the array is something else" },
        { """{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", "tensor \"a\": byte offset 36: there is Number; expected an array of whole numbers" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", "tensor \"a\": byte offset 58: an element of the array is something else" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", "tensor \"a\": the data lie from 0 to 9; expected a range within 0 to 8" },
        { """{"a":{"dtype":"F32","shape":[0],"data_offsets":[9223372036854775807,9223372036854775807]}}""", "tensor \"a\": the data lie from 9223372036854775807 to" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "tensor \"a\": the data lie from 8 to 0; expected a range" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor \"a\": the data begin at 4; expected 0, where the data before them end: without holes" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "the data of the tensors end at 4; expected 8, the end of the file." },
        { "{}", "the data of the tensors end at 0; expected 8, the end of the file." },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor \"b\": the data begin at 4; expected 8, where the data before them end: without overlaps" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor \"b\": the data begin at 0; expected 8" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", "tensor \"b\": the data begin at 4; expected 8" },
        { """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor \"a\": the shape is [3] of Float32, the data have 8 bytes; expected 12 bytes" },
        { """{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", "tensor \"a\": the shape is [2] of Float64, the data have 8 bytes; expected 16 bytes" },
        { """{"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,8]}}""", "tensor \"a\": the shape is [65536, 65536] of Float32, the data have 8 bytes; expected at most" },
        { """{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,0],"data_offsets":[0,0]}}""", "tensor \"a\": the shape is [2147483647, 2147483647, 2147483647, 0] of Float32" },
        { """{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "byte offset 9: a string has half of a surrogate pair" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "the header is not JSON" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8""", "the header is not JSON" },
        { """{"a":{"dtype":"F3""", "the header is not JSON" },
        { new string('[', 100_000).Insert(0, "{\"a\":"), "tensor \"a\": byte offset 13: there is StartArray" },
    };

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty", [], "the file ends at byte offset 0; expected 8 bytes" },
        { "seven bytes", [2, 0, 0, 0, 0, 0, 0], "the file ends at byte offset 7; expected 8 bytes" },
        { "header cut", SafeTensorsBytes.Of(Good)[..20], "byte offset 0: the length of the header is 107; expected at most 12, for the file has 20 bytes" },
        { "largest header", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'{', (byte)'}'], "byte offset 0: the length of the header is 18446744073709551615; expected at most 2" },
        { "data cut", SafeTensorsBytes.Of(Good, new byte[7]), "tensor \"b\": the data lie from 4 to 8; expected a range within 0 to 7" },
        { "data too long", SafeTensorsBytes.Of(Good, new byte[9]), "the data of the tensors end at 8; expected 9" },
        { "not UTF-8", SafeTensorsBytes.Of([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':']), "byte offset 8: the header is not UTF-8" },
        { "byte order mark", SafeTensorsBytes.Of("\uFEFF{}"), "byte offset 8: the header does not begin with an opening brace" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Malformed_headers_are_refused(string header, string expected) =>
        Assert.StartsWith("bad.safetensors: ", Demand(expected, Refusal(SafeTensorsBytes.Of(header, new byte[8]))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void Malformed_files_are_refused(string what, byte[] content, string expected)
    {
        Assert.NotEmpty(what);
        Demand($"bad.safetensors: {expected}", Refusal(content));
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused()
    {
        byte[] content = SafeTensorsBytes.Of(Good, new byte[8]);
        for (int length = 0; length < content.Length; length++)
        {
            Demand("bad.safetensors: ", Refusal(content[..length]));
        }
    }

    // Whatever the damage, there is a set of tensors or this exception, never another one.
    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        Random random = new(1);
        byte[] good = SafeTensorsBytes.Of(Good, new byte[8]);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] content = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                content[random.Next(content.Length)] = (byte)random.Next(round % 2 == 0 ? 128 : 256);
            }

            try
            {
                using MemoryStream stream = new(content);
                SafeTensors.Read(stream, "bad.safetensors");
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10_000, 20_000);
    }

    [Fact]
    public void Hostile_sizes_take_no_memory()
    {
        byte[][] files =
        [
            [0xFF, 0xE0, 0xF5, 0x05, 0, 0, 0, 0, (byte)'{', (byte)'}'],
            SafeTensorsBytes.Of("""{"a":{"dtype":"F64","shape":[250000000],"data_offsets":[0,2000000000]}}"""),
        ];
        foreach (byte[] file in files)
        {
            Refusal(file);
            long before = GC.GetAllocatedBytesForCurrentThread();

            Refusal(file);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    [Fact]
    public void Tensors_that_differ_from_those_wanted_are_named_and_nothing_is_copied()
    {
        using MemoryStream stream = new(SafeTensorsBytes.Of(Good, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x3F));
        TensorSet set = SafeTensors.Read(stream, "a.safetensors");
        float[] a = [7];
        NamedTensor first = new("a", [1], a);

        Mismatch([first, new("c", [1], new float[1])], "a.safetensors: tensor \"c\" is not in the file.");
        Mismatch([first], "a.safetensors: tensor \"b\" is in the file, but nothing of that name is to be loaded.");
        Mismatch([first, new("b", [1], new double[1])], "a.safetensors: tensor \"b\" is of type Float32; expected Float64.");
        Mismatch([first, new("b", [1, 1], new float[1])], "a.safetensors: tensor \"b\" has the shape [1]; expected [1, 1].");
        Assert.Throws<ArgumentException>("destinations", () => set.CopyTo([first, new("b", [1], new float[1]), first]));
        Assert.Equal([7], a);

        void Mismatch(NamedTensor[] destinations, string expected) =>
            Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => set.CopyTo(destinations)).Message);
    }

    [Fact]
    public void Impossible_tensors_are_refused()
    {
        Assert.Throws<ArgumentException>("shape", () => new NamedTensor("a", [2], new float[3]));
        Assert.Throws<ArgumentException>("shape", () => new NamedTensor("a", [-1, -1], new float[1]));
        Assert.Throws<ArgumentException>("shape", () => new NamedTensor("a", [65536, 65536], Array.Empty<float>()));
        Assert.Throws<ArgumentException>("name", () => new NamedTensor("\ud800", [], new float[1]));
        Assert.Throws<InvalidOperationException>(() => new NamedTensor("a", [], new float[1]).Doubles);
        Assert.Throws<InvalidOperationException>(() => new NamedTensor("a", [], new double[1]).Singles);
    }

    [Fact]
    public void Impossible_sets_are_not_written()
    {
        NamedTensor tensor = new("a", [1], new float[1]);

        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write(Stream.Null, [tensor, new("a", [], new double[1])]));
        Assert.Throws<ArgumentException>("tensors", () => SafeTensors.Write(Stream.Null, [new("__metadata__", [1], new float[1])]));
        Assert.Throws<ArgumentException>("metadata", () => SafeTensors.Write(Stream.Null, [tensor], new Dictionary<string, string> { ["a"] = "\ud800" }));
    }

    private static string Refusal(byte[] content)
    {
        using MemoryStream stream = new(content);
        return Assert.Throws<InvalidDataException>(() => SafeTensors.Read(stream, "bad.safetensors")).Message;
    }

    private static string Demand(string part, string message)
    {
        Assert.Contains(part, message, StringComparison.Ordinal);
        return message;
    }
}
