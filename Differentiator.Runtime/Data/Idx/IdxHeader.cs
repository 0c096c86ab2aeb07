using System;
using System.Buffers.Binary;

namespace Differentiator;

/// <summary>The beginning of an IDX file: two zero bytes, the type, the number of dimensions, and the dimensions as big-endian int32.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="Dimensions">At least one dimension; each may be 0.</param>
/// <param name="ByteCount">How many bytes the elements take; an array of that many can exist.</param>
internal sealed record IdxHeader(IdxElementType ElementType, int[] Dimensions, int ByteCount)
{
    public const int TypeOffset = 2;
    public const int RankOffset = 3;
    public const int DimensionsOffset = 4;

    public static IdxHeader Read(IdxInput input)
    {
        Span<byte> magic = stackalloc byte[DimensionsOffset];
        input.Read(magic, "the magic number of an IDX file");
        for (int offset = 0; offset < TypeOffset; offset++)
        {
            if (magic[offset] != 0)
            {
                throw input.Malformed(offset, $"the byte is 0x{magic[offset]:X2}", "0x00, as IDX files begin with two zero bytes, and gzip files with 0x1F 0x8B");
            }
        }

        var type = (IdxElementType)magic[TypeOffset];
        if (SizeOf(type) == 0)
        {
            throw input.Malformed(TypeOffset, $"the type of the elements is 0x{magic[TypeOffset]:X2}", "0x08, 0x09, 0x0B, 0x0C, 0x0D or 0x0E");
        }

        if (magic[RankOffset] == 0)
        {
            throw input.Malformed(RankOffset, "the number of dimensions is 0", "1 to 255");
        }

        int[] dimensions = new int[magic[RankOffset]];
        return new IdxHeader(type, dimensions, ReadDimensions(input, dimensions, SizeOf(type)));
    }

    /// <summary>The bytes of one element; 0 for what is no type of the format.</summary>
    public static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.UInt8 or IdxElementType.Int8 => 1,
        IdxElementType.Int16 => 2,
        IdxElementType.Int32 or IdxElementType.Single => 4,
        IdxElementType.Double => 8,
        _ => 0,
    };

    private static int ReadDimensions(IdxInput input, int[] dimensions, int elementSize)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        bool isEmpty = false;

        // Without the zeros: the lengths of rows and columns must be possible in an empty file too.
        long byteCount = elementSize;
        for (int i = 0; i < dimensions.Length; i++)
        {
            long offset = input.Offset;
            input.Read(bytes, $"dimension {i + 1} of {dimensions.Length}");
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(bytes);

            // Both factors are below 2^32 and 2^31, so the product fits.
            byteCount *= Math.Max(dimension, 1);
            if (byteCount > Array.MaxLength)
            {
                throw input.Malformed(offset, $"with dimension {i + 1}, {dimension}, the elements take {byteCount} bytes or more", $"at most {Array.MaxLength}");
            }

            isEmpty |= dimension == 0;
            dimensions[i] = (int)dimension;
        }

        return isEmpty ? 0 : (int)byteCount;
    }
}
