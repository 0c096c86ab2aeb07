using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>
/// A product in blocks that fit into the caches: a panel of the right factor (depth x tile) into the first, a block of the left
/// one (rows x depth) into the second (Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008).
/// Compiled with all optimizations at once, as the kernels are: a training run would have its first thousands of steps with slow code.
/// </summary>
/// <typeparam name="TKernel">Computes the tiles.</typeparam>
internal static class BlockedProduct<TKernel>
    where TKernel : struct, IProductKernel
{
    private const int MostDepth = 256;
    private const int MostRows = 256;
    private const int MostColumns = 512;

    // Up to so many rows reading a whole right factor in place costs less than packing it first; so for columns and the left one.
    private const int FewRows = 48;
    private const int FewColumns = 64;

    // So many floats stay in the first cache however they lie.
    private const int FewElements = 4096;

    /// <summary>Computes an m x n product over a depth of at least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Factor a, in Factor b, int m, int n, int depth, in ProductTarget target)
    {
        bool packsB = TKernel.UsesVectors && (!b.HasAdjacentLanes || (m > FewRows && (long)n * depth > FewElements));
        bool packsA = TKernel.UsesVectors && n > FewColumns && (m > FewRows || a.HasAdjacentLanes) && (long)m * depth > FewElements;
        int depths = Block(depth, MostDepth, 4), rows = Block(m, MostRows, TKernel.Rows), columns = Block(n, MostColumns, TKernel.Columns);
        bool packsPanels = packsB && rows >= m;
        int tileSize = ProductBuffer.Aligned(TKernel.PackedRows * TKernel.Columns);
        int sizeB = !TKernel.UsesVectors ? 0 : packsB && !packsPanels ? depths * columns : depths * TKernel.Columns;
        int sizeA = packsA ? depths * (rows / TKernel.Rows * TKernel.PackedRows) : 0;
        ref float tile = ref MemoryMarshal.GetReference(ProductBuffer.Take((2 * tileSize) + ProductBuffer.Aligned(sizeB) + sizeA));
        ref float packedB = ref Unsafe.Add(ref tile, 2 * tileSize);
        ref float packedA = ref Unsafe.Add(ref packedB, ProductBuffer.Aligned(sizeB));

        for (int p = 0; p < depth; p += depths)
        {
            int deep = Math.Min(depths, depth - p);
            ProductTarget part = target.Part(isFirst: p == 0, isLast: p + deep == depth);
            for (int j = 0; j < n; j += columns)
            {
                int wide = Math.Min(columns, n - j);
                if (packsB && !packsPanels)
                    ProductPacking.Pack(b.From(j, p), wide, deep, TKernel.Columns, TKernel.Columns, ref packedB);
                for (int i = 0; i < m; i += rows)
                {
                    int high = Math.Min(rows, m - i);
                    Factor left = a.From(i, p);
                    if (packsA)
                        ProductPacking.Pack(left, high, deep, TKernel.Rows, TKernel.PackedRows, ref packedA);
                    var strip = new ProductStrip
                    {
                        A = packsA ? new Factor(ref packedA, 1, TKernel.PackedRows) : left,
                        SliceStride = packsA ? (nint)deep * TKernel.PackedRows : left.LaneStride * TKernel.Rows,
                        Tile = ref tile,
                        TurnedTile = ref Unsafe.Add(ref tile, tileSize),
                        Rows = high,
                        Depth = deep,
                    };
                    bool isPacked = packsB && !packsPanels;
                    Factor right = isPacked ? new Factor(ref packedB, deep, TKernel.Columns) : b.From(j, p);
                    MultiplyStrips(ref strip, right, isPacked, packsPanels, new Factor(ref packedB, 1, TKernel.Columns), wide, part.From(i, j));
                }
            }
        }
    }

    // Lane l of a packed factor begins at l * depth for the first lane of each panel, which is all that is asked for here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyStrips(ref ProductStrip strip, in Factor right, bool isPacked, bool packsPanels, in Factor panel, int wide, in ProductTarget target)
    {
        for (int j = 0; j < wide; j += TKernel.Columns)
        {
            strip.Columns = Math.Min(TKernel.Columns, wide - j);
            strip.Target = target.From(0, j);
            strip.B = right.From(j, 0);
            if (TKernel.UsesVectors && !isPacked && (packsPanels || strip.Columns < TKernel.Columns))
            {
                // Whole vectors would be read beyond the last column.
                ProductPacking.Pack(strip.B, strip.Columns, strip.Depth, TKernel.Columns, TKernel.Columns, ref panel.Start);
                strip.B = panel;
            }
            TKernel.Multiply(strip);
        }
    }

    /// <summary>The size of equal blocks, multiples of a unit and not larger than the most: a thin last one would cost as much as it brings.</summary>
    private static int Block(int length, int most, int unit)
    {
        most = most / unit * unit;
        int blocks = (length + most - 1) / most;
        int size = (length + blocks - 1) / blocks;
        return (size + unit - 1) / unit * unit;
    }
}
