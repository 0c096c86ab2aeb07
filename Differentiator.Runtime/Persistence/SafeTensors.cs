using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Differentiator;

/// <summary>
/// Saves and loads tensors of <c>float</c> and <c>double</c> in the safetensors format, which PyTorch, JAX and others read:
/// the length of a header as 8 bytes little-endian, the header as JSON with the type, shape and place of each tensor, the
/// data little-endian and row-major.
/// </summary>
/// <remarks>
/// Every bit comes back as it was saved. A file that is malformed, cut off or of another type is an
/// <see cref="InvalidDataException"/> that names the file, the tensor where there is one, and what was expected; a header is
/// checked against the length of the file before memory is taken for it or for the data.
/// Format: https://github.com/huggingface/safetensors.
/// </remarks>
/// <example>
/// <code>
/// NamedTensor[] parameters = [new("weight", [784, 10], weight), new("bias", [10], bias)];
/// SafeTensors.Save("model.safetensors", parameters);
/// SafeTensors.Load("model.safetensors").CopyTo(parameters);
/// </code>
/// </example>
public static class SafeTensors
{
    /// <summary>Saves to a file; if that fails, a file that is there already stays as it is.</summary>
    /// <remarks>
    /// The content is written to a temporary file in the same directory, flushed to the disk and renamed. Tensors of
    /// <c>double</c> are placed first, so that all data are aligned.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors, each of a name of its own other than <c>__metadata__</c>.</param>
    /// <param name="metadata">Strings to carry along.</param>
    /// <exception cref="ArgumentException">A name is reserved or there twice.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));
    }

    /// <summary>Writes to a stream what <see cref="Save"/> writes to a file.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="tensors">The tensors, each of a name of its own other than <c>__metadata__</c>.</param>
    /// <param name="metadata">Strings to carry along.</param>
    /// <exception cref="ArgumentException">A name is reserved or there twice.</exception>
    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        HashSet<string> names = new(StringComparer.Ordinal) { SafeTensorsHeader.MetadataName };
        foreach (NamedTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"The name {Excerpt.Of(tensor.Name)} is reserved or there twice.", nameof(tensors));
            }
        }

        // The sort is stable. Behind a header of a multiple of 8 bytes, doubles and then floats are aligned.
        NamedTensor[] ordered = [.. tensors.OrderByDescending(tensor => TensorEntry.SizeOf(tensor.Type))];
        byte[] header = SafeTensorsHeaderWriter.Write(ordered, metadata);
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (NamedTensor tensor in ordered)
        {
            if (tensor.Type == TensorType.Float32)
            {
                TensorData.Write<float>(stream, tensor.Singles.Span);
            }
            else
            {
                TensorData.Write<double>(stream, tensor.Doubles.Span);
            }
        }
    }

    /// <summary>Loads all tensors of a file into new arrays.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors.</returns>
    /// <exception cref="InvalidDataException">The content is not that of a safetensors file of <c>float</c> and <c>double</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TensorSet Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads tensors from a stream, which must end with them.</summary>
    /// <param name="stream">A stream that can seek, read from its position on.</param>
    /// <param name="name">What errors call the stream.</param>
    /// <returns>The tensors.</returns>
    /// <exception cref="InvalidDataException">The content is not that of a safetensors file of <c>float</c> and <c>double</c>.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static TensorSet Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        }

        return new SafeTensorsReader(stream, name).Read();
    }
}
