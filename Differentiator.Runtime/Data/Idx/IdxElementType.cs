namespace Differentiator;

/// <summary>The type of the elements of an IDX file; the numbers are the format's own codes.</summary>
public enum IdxElementType
{
    /// <summary>No type of the format.</summary>
    None = 0,

    /// <summary>Bytes from 0 to 255.</summary>
    UInt8 = 0x08,

    /// <summary>Bytes from -128 to 127.</summary>
    Int8 = 0x09,

    /// <summary>Whole numbers of 16 bits with sign.</summary>
    Int16 = 0x0B,

    /// <summary>Whole numbers of 32 bits with sign.</summary>
    Int32 = 0x0C,

    /// <summary>IEEE 754 numbers of 32 bits.</summary>
    Single = 0x0D,

    /// <summary>IEEE 754 numbers of 64 bits.</summary>
    Double = 0x0E,
}
