using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>The elements of a rectangular array, row after row. Used by emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlatMatrix
{
    /// <summary>The elements of a matrix as they lie in memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="matrix">Of any shape.</param>
    /// <returns>A span over all of it; empty for an empty one.</returns>
    public static Span<T> Of<T>(T[,] matrix)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);
    }
}
