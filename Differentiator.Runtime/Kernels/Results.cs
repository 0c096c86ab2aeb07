using System;

namespace Differentiator;

/// <summary>
/// Matrices for results, new or from a workspace. What a derivative needs besides the result is kept behind the result's
/// elements in the same array: layers have no state, and threads can share them.
/// </summary>
internal static class Results
{
    /// <summary>A matrix with arbitrary elements.</summary>
    /// <param name="workspace">Null makes a new matrix.</param>
    /// <param name="rows">Of the result.</param>
    /// <param name="columns">Of the result.</param>
    /// <param name="kept">How many numbers are kept behind its elements.</param>
    public static Matrix Take(Workspace? workspace, int rows, int columns, int kept = 0)
    {
        if (kept == 0)
            return workspace?.Take(rows, columns) ?? new Matrix(rows, columns);
        int count = checked((rows * columns) + kept);
        Matrix all = workspace?.Take(1, count) ?? new Matrix(1, count);
        return new Matrix(all.Elements, all.Offset, rows, columns);
    }

    /// <summary>The numbers that are kept behind a result.</summary>
    /// <exception cref="ArgumentException">The matrix has not so many elements behind it: it is no such result.</exception>
    public static Span<float> Kept(Matrix result, int count)
    {
        int start = result.Offset + result.Length;
        return count <= result.Elements.Length - start
            ? result.Elements.AsSpan(start, count)
            : throw new ArgumentException("The matrix is not the one that the layer has returned.", nameof(result));
    }
}
