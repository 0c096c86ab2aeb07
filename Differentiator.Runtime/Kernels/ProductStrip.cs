namespace Differentiator;

/// <summary>The task of a kernel: one strip of columns of the result, as wide as its tile or narrower, over a range of rows.</summary>
internal ref struct ProductStrip
{
    /// <summary>The left factor from the first row and depth on.</summary>
    public Factor A;

    /// <summary>From the first row of one slice (the rows of a tile) to that of the next, in floats.</summary>
    public nint SliceStride;

    /// <summary>The right factor from the first column and depth on.</summary>
    public Factor B;

    /// <summary>The result from the first row and column on.</summary>
    public ProductTarget Target;

    /// <summary>Room for one tile: a narrower one is computed whole, put there, and stored in part.</summary>
    public ref float Tile;

    public int Rows;
    public int Columns;
    public int Depth;
}
