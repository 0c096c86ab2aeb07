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

    /// <summary>Room for two tiles: one that is not to be stored as it is, and the same turned.</summary>
    public ref float Tile;
    public ref float TurnedTile;

    public int Rows;
    public int Columns;
    public int Depth;

    /// <summary>Stores what is there of the sums in <see cref="Tile"/>.</summary>
    /// <param name="width">From one row of the tile to the next.</param>
    /// <param name="row">The first row of the tile in the strip.</param>
    /// <param name="rows">How many, at most eight if the target is transposed.</param>
    public readonly void StoreTile(int width, int row, int rows)
    {
        if (Target.IsTransposed)
        {
            ProductPacking.Transpose(new Factor(ref Tile, width, 1), rows, Columns, 8, ref TurnedTile);
            Target.Store(ref TurnedTile, 8, 0, row, Columns, rows);
        }
        else
        {
            Target.Store(ref Tile, width, row, 0, rows, Columns);
        }
    }
}
