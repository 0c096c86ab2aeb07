using System;
using System.IO;

namespace Differentiator;

/// <summary>
/// Reads IDX files, the format of MNIST: two zero bytes, the type of the elements, the number of dimensions, the dimensions
/// as big-endian <c>int</c>, then the elements, big-endian and row-major.
/// </summary>
/// <remarks>
/// Plain and gzip files are told apart by their content, not by their name; a gzip file has one member. A file that is malformed, too short or too long
/// is an <see cref="InvalidDataException"/> that names the file, the byte offset and what was expected there. Whatever the
/// header claims, memory is taken only in proportion to the content that is there.
/// Format: Y. LeCun, C. Cortes, C. Burges, <i>The MNIST database of handwritten digits</i>.
/// </remarks>
/// <example>
/// <code>
/// IdxArray images = Idx.ReadImages("train-images-idx3-ubyte.gz");
/// int[] labels = Idx.ReadLabels("train-labels-idx1-ubyte.gz", classes: 10);
/// float[] pixels = images.ToSingles(1 / 255f);    // images.Count rows of images.RowLength numbers in [0, 1]
/// </code>
/// </example>
public static class Idx
{
    /// <summary>Reads a file of any type and number of dimensions.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <returns>The content.</returns>
    /// <exception cref="InvalidDataException">The content is not that of an IDX file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxArray Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads an array from a stream, which must end with it.</summary>
    /// <param name="stream">A stream that can seek, plain or gzip, read from its position on.</param>
    /// <param name="name">What errors call the stream.</param>
    /// <returns>The content.</returns>
    /// <exception cref="InvalidDataException">The content is not that of an IDX file.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        }

        using IdxInput input = new(stream, name);
        IdxHeader header = IdxHeader.Read(input);
        return new IdxArray(name, header, input.ReadRest(header.ByteCount));
    }

    /// <summary>Reads images: bytes from 0 to 255 in two or more dimensions, of which the first counts the images.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <returns>The images: <see cref="IdxArray.Bytes"/>, or scaled to numbers by <see cref="IdxArray.ToSingles"/>.</returns>
    /// <exception cref="InvalidDataException">The content is not that of an IDX file of images.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxArray ReadImages(string path)
    {
        IdxArray images = Read(path);
        if (images.ElementType != IdxElementType.UInt8)
        {
            throw Malformed(path, IdxHeader.TypeOffset, $"the elements are {images.ElementType}", "UInt8, the pixels of images");
        }

        return images.Dimensions.Count > 1
            ? images
            : throw Malformed(path, IdxHeader.RankOffset, "the number of dimensions is 1", "2 or more, as of images");
    }

    /// <summary>Reads the labels of a classification: whole numbers from 0 up in one dimension.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>One label for each sample, all in [0, <paramref name="classes"/>).</returns>
    /// <exception cref="InvalidDataException">The content is not that of an IDX file of labels, or a label is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static int[] ReadLabels(string path, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        IdxArray array = Read(path);
        if (array.Dimensions.Count != 1)
        {
            throw Malformed(path, IdxHeader.RankOffset, $"the number of dimensions is {array.Dimensions.Count}", "1, as of labels");
        }

        int[] labels = array.ToInts();
        int wrong = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (wrong >= 0)
        {
            long offset = IdxHeader.DimensionsOffset + sizeof(int) + (long)wrong * IdxHeader.SizeOf(array.ElementType);
            throw Malformed(path, offset, $"label {wrong} is {labels[wrong]}", $"0 to {classes - 1}");
        }

        return labels;
    }

    private static InvalidDataException Malformed(string path, long offset, string found, string expected) =>
        new($"{path}: byte offset {offset}: {found}; expected {expected}.");
}
