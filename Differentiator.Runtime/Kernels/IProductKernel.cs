namespace Differentiator;

/// <summary>The innermost part of a matrix product, for one width of vectors: tiles of the result held in registers.</summary>
internal interface IProductKernel
{
    /// <summary>The height of a tile.</summary>
    static abstract int Rows { get; }

    /// <summary>The width of a tile.</summary>
    static abstract int Columns { get; }

    /// <summary>The room that packing leaves for the rows of a tile: a multiple of eight.</summary>
    static abstract int PackedRows { get; }

    /// <summary>
    /// Whether the kernel loads vectors of the right factor, which then must have adjacent lanes and a whole tile of columns.
    /// The packing needs vectors as well.
    /// </summary>
    static abstract bool UsesVectors { get; }

    /// <summary>Computes a strip.</summary>
    static abstract void Multiply(in ProductStrip strip);
}
