using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>
/// A factor of a product as its kernels see it: lanes (the rows of the left factor, the columns of the right one) by depth
/// (the index that the product sums over). Transposing is exchanging the two strides.
/// </summary>
internal readonly ref struct Factor
{
    /// <summary>The element at lane 0 and depth 0.</summary>
    public readonly ref float Start;

    /// <summary>From one lane to the next, in floats.</summary>
    public readonly nint LaneStride;

    /// <summary>From one depth to the next, in floats.</summary>
    public readonly nint DepthStride;

    public Factor(ref float start, nint laneStride, nint depthStride)
    {
        Start = ref start;
        LaneStride = laneStride;
        DepthStride = depthStride;
    }

    /// <summary>Whether neighbouring lanes are neighbours in memory; otherwise neighbouring depths are.</summary>
    public bool HasAdjacentLanes => LaneStride == 1;

    /// <summary>The left factor, m x k or, transposed, k x m.</summary>
    public static Factor Left(Matrix matrix, bool transposes) =>
        transposes ? new Factor(ref First(matrix), 1, matrix.Columns) : new Factor(ref First(matrix), matrix.Columns, 1);

    /// <summary>The right factor, k x n or, transposed, n x k.</summary>
    public static Factor Right(Matrix matrix, bool transposes) => Left(matrix, !transposes);

    /// <summary>The factor from a lane and a depth on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Factor From(nint lane, nint depth) =>
        new(ref Unsafe.Add(ref Start, (lane * LaneStride) + (depth * DepthStride)), LaneStride, DepthStride);

    /// <summary>The first element of a matrix; not to be read if the matrix is empty.</summary>
    public static ref float First(Matrix matrix) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix.Elements), matrix.Offset);
}
