using System;
using System.Collections.Generic;

namespace Differentiator;

/// <summary>
/// Memory for the matrices of one computation after the other: each computation takes them in the same order, and gets the
/// buffers that the last one had. From the second computation of a shape on nothing is allocated. Not for several threads
/// at once.
/// </summary>
public sealed class Workspace
{
    [ThreadStatic]
    private static Workspace? idle;

    private readonly List<float[]> buffers = [];
    private int taken;

    /// <summary>How many computations have been started.</summary>
    public long Computations { get; private set; }

    /// <summary>How many matrices the present computation has taken: the place of the next kernel in it.</summary>
    internal int Taken => taken;

    /// <summary>Tells workspaces of replicas apart, whose computations have the same numbers: a stream of random numbers each.</summary>
    internal ushort Stream { get; init; }

    /// <summary>A workspace for one computation of this thread; give it back with <see cref="Return"/>.</summary>
    public static Workspace Rent()
    {
        Workspace workspace = idle ?? new Workspace();
        idle = null;
        workspace.Restart();
        return workspace;
    }

    /// <summary>Gives a rented workspace back: its matrices may be overwritten from now on.</summary>
    /// <param name="workspace">From <see cref="Rent"/>.</param>
    public static void Return(Workspace workspace) => idle = workspace;

    /// <summary>Begins the next computation: the matrices of the last one may be overwritten from now on.</summary>
    public void Restart()
    {
        taken = 0;
        Computations++;
    }

    /// <summary>A matrix with arbitrary elements.</summary>
    /// <param name="rows">Not negative.</param>
    /// <param name="columns">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there would be too many elements.</exception>
    public Matrix Take(int rows, int columns)
    {
        if (taken < buffers.Count && rows >= 0 && columns >= 0 && (long)rows * columns <= buffers[taken].Length)
            return new Matrix(buffers[taken++], 0, rows, columns);
        var matrix = new Matrix(rows, columns);
        float[] buffer = matrix.Elements;
        if (taken < buffers.Count)
            buffers[taken] = buffer;
        else
            buffers.Add(buffer);
        taken++;
        return matrix;
    }

    /// <summary>A matrix of zeros.</summary>
    /// <param name="like">Of its shape.</param>
    public Matrix Zeros(Matrix like)
    {
        Matrix zeros = Take(like.Rows, like.Columns);
        zeros.Span.Clear();
        return zeros;
    }

    /// <summary>A matrix to add to: the one given or, where that is empty, zeros.</summary>
    /// <param name="matrix">Of the shape of <paramref name="like"/>, or empty.</param>
    /// <param name="like">Of its shape.</param>
    public Matrix Accumulator(Matrix matrix, Matrix like) => matrix.IsEmpty ? Zeros(like) : matrix;

    /// <summary>The sum of two matrices; an empty one stands for zeros.</summary>
    /// <param name="left">Of the same shape as <paramref name="right"/>, or empty.</param>
    /// <param name="right">Of the same shape as <paramref name="left"/>, or empty.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix Sum(Matrix left, Matrix right)
    {
        if (left.IsEmpty)
            return right;
        if (right.IsEmpty)
            return left;
        if (!left.HasShapeOf(right))
            throw new ArgumentException($"A matrix of {right} cannot be added to one of {left}.", nameof(right));
        Matrix sum = Take(left.Rows, left.Columns);
        ReadOnlySpan<float> first = left.Span, second = right.Span[..first.Length];
        Span<float> result = sum.Span[..first.Length];
        for (int i = 0; i < first.Length; i++)
            result[i] = first[i] + second[i];
        return sum;
    }
}
