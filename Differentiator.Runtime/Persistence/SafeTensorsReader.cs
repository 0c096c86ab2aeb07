using System;
using System.Buffers.Binary;
using System.IO;

namespace Differentiator;

/// <summary>Reads a safetensors file.</summary>
/// <param name="stream">The content, from the position on.</param>
/// <param name="name">What errors call it.</param>
internal sealed class SafeTensorsReader(Stream stream, string name)
{
    private readonly long length = stream.Length - stream.Position;

    public TensorSet Read()
    {
        byte[] bytes = ReadHeader();
        SafeTensorsHeader header = SafeTensorsHeaderReader.Read(name, bytes);
        TensorEntry[] entries = header.Layout(name, length - SafeTensorsHeader.PrefixLength - bytes.Length);
        return new TensorSet(name, Array.ConvertAll(entries, ReadTensor), header.Metadata);
    }

    private byte[] ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixLength];
        if (!TensorData.Read(stream, prefix))
        {
            throw new InvalidDataException($"{name}: the file ends at byte offset {length}; expected {prefix.Length} bytes with the length of the header.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        long longest = Math.Min(length - prefix.Length, SafeTensorsHeader.LongestHeader);
        if (headerLength > (ulong)longest)
        {
            throw new InvalidDataException($"{name}: byte offset 0: the length of the header is {headerLength}; expected at most {longest}, for the file has {length} bytes.");
        }

        byte[] header = new byte[(int)headerLength];
        return TensorData.Read<byte>(stream, header) ? header : throw Shortened("the header");
    }

    private NamedTensor ReadTensor(TensorEntry entry)
    {
        int count = (int)((entry.End - entry.Begin) / TensorEntry.SizeOf(entry.Type));
        if (entry.Type == TensorType.Float32)
        {
            float[] singles = new float[count];
            return TensorData.Read<float>(stream, singles) ? new NamedTensor(entry.Name, entry.Shape, singles) : throw Shortened(Excerpt.Of(entry.Name));
        }

        double[] doubles = new double[count];
        return TensorData.Read<double>(stream, doubles) ? new NamedTensor(entry.Name, entry.Shape, doubles) : throw Shortened(Excerpt.Of(entry.Name));
    }

    // Only if the file is cut while it is read: its length was checked.
    private InvalidDataException Shortened(string part) => new($"{name}: the file ends inside {part}; it had {length} bytes.");
}
