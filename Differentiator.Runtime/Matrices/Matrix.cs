using System;
using System.Diagnostics.CodeAnalysis;

namespace Differentiator;

/// <summary>
/// A dense matrix of floats, row after row in an array: a value to write formulas with, and a view, as copies of it are the
/// same elements. The default matrix is empty.
/// </summary>
public readonly partial struct Matrix : IEquatable<Matrix>
{
    private readonly float[]? elements;
    private readonly int offset;

    /// <summary>A new matrix of zeros.</summary>
    /// <param name="rows">Not negative.</param>
    /// <param name="columns">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there would be too many elements.</exception>
    public Matrix(int rows, int columns)
        : this(new float[Count(rows, columns)], 0, rows, columns)
    {
    }

    /// <summary>A matrix over elements that are there, row after row.</summary>
    /// <param name="elements">The elements from <paramref name="offset"/> on are the matrix's own.</param>
    /// <param name="offset">Where the first row begins.</param>
    /// <param name="rows">Not negative.</param>
    /// <param name="columns">Not negative.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array is too short, or a number is negative.</exception>
    public Matrix(float[] elements, int offset, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(elements);
        int count = Count(rows, columns);
        if ((uint)offset > (uint)elements.Length || count > elements.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"{rows} x {columns} elements from {offset} on do not fit into {elements.Length}.");
        this.elements = elements;
        this.offset = offset;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>A matrix over all elements of an array, row after row.</summary>
    /// <param name="elements">Its length is <paramref name="rows"/> times <paramref name="columns"/>.</param>
    /// <param name="rows">Not negative.</param>
    /// <param name="columns">Not negative.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    /// <exception cref="ArgumentException">The array has another length.</exception>
    public Matrix(float[] elements, int rows, int columns)
        : this(elements, 0, rows, columns)
    {
        if (elements.Length != rows * columns)
            throw new ArgumentException($"{rows} x {columns} elements are expected, not {elements.Length}.", nameof(elements));
    }

    /// <summary>The number of rows: of a batch, the number of samples.</summary>
    public int Rows { get; }

    /// <summary>The number of columns: of a batch, the number of features.</summary>
    public int Columns { get; }

    /// <summary>The number of elements.</summary>
    public int Length => Rows * Columns;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>All elements, row after row.</summary>
    public Span<float> Span => new(elements, offset, Length);

    /// <summary>The array behind the matrix.</summary>
    internal float[] Elements => elements ?? [];

    /// <summary>Where the first row begins in <see cref="Elements"/>.</summary>
    internal int Offset => offset;

    /// <summary>One element.</summary>
    /// <param name="row">From 0 on.</param>
    /// <param name="column">From 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public ref float this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
                throw new ArgumentOutOfRangeException(nameof(row), $"There is no element [{row}, {column}] in a matrix of {Rows} x {Columns}.");
            return ref elements![offset + (row * Columns) + column];
        }
    }

    /// <summary>Whether two matrices are the same elements.</summary>
    public static bool operator ==(Matrix left, Matrix right) => left.Equals(right);

    /// <summary>Whether two matrices are not the same elements.</summary>
    public static bool operator !=(Matrix left, Matrix right) => !left.Equals(right);

    /// <summary>The elements of one row.</summary>
    /// <param name="row">From 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<float> Row(int row)
    {
        if ((uint)row >= (uint)Rows)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"The matrix has {Rows} rows.");
        return new Span<float>(elements, offset + (row * Columns), Columns);
    }

    /// <summary>Some rows: the same elements, not a copy.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public Matrix RowRange(int start, int count)
    {
        if ((uint)start > (uint)Rows || (uint)count > (uint)(Rows - start))
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Rows {start} to {start + count} of {Rows}.");
        return count == 0 ? new Matrix(elements ?? [], offset, 0, Columns) : new Matrix(elements!, offset + (start * Columns), count, Columns);
    }

    /// <summary>Sets all elements to zero.</summary>
    public void Clear() => Span.Clear();

    /// <summary>Takes over the elements of another matrix.</summary>
    /// <param name="other">Of the same shape; an empty one stands for zeros.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Assign(Matrix other)
    {
        if (other.IsEmpty)
            Clear();
        else if (HasShapeOf(other))
            other.Span.CopyTo(Span);
        else
            throw new ArgumentException($"A matrix of {other} does not fit into one of {this}.", nameof(other));
    }

    /// <summary>Adds the elements of another matrix.</summary>
    /// <param name="other">Of the same shape; an empty one stands for zeros.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Accumulate(Matrix other)
    {
        if (other.IsEmpty)
            return;
        if (!HasShapeOf(other))
            throw new ArgumentException($"A matrix of {other} cannot be added to one of {this}.", nameof(other));
        ReadOnlySpan<float> more = other.Span;
        Span<float> sums = Span[..more.Length];
        for (int i = 0; i < more.Length; i++)
            sums[i] += more[i];
    }

    /// <summary>Whether the other matrix has as many rows and columns.</summary>
    public bool HasShapeOf(Matrix other) => Rows == other.Rows && Columns == other.Columns;

    /// <summary>Whether both are the same elements in the same shape.</summary>
    public bool Equals(Matrix other) => elements == other.elements && offset == other.offset && HasShapeOf(other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Matrix other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(elements, offset, Rows, Columns);

    /// <summary>The shape: <c>2 x 3</c>.</summary>
    public override string ToString() => $"{Rows} x {Columns}";

    private static int Count(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        long count = (long)rows * columns;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength, nameof(columns));
        return (int)count;
    }
}
