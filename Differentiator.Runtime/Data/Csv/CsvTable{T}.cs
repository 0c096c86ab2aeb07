using System;
using System.Collections.Generic;
using System.Numerics;

namespace Differentiator;

/// <summary>The numbers of a CSV file, or of some of its columns.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public sealed class CsvTable<T>
    where T : struct, INumber<T>
{
    private readonly string[] names;
    private readonly T[] values;

    internal CsvTable(string[] names, T[] values)
    {
        this.names = names;
        this.values = values;
        Names = Array.AsReadOnly(names);
    }

    /// <summary>The names of the columns, in the order of the numbers in a row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => names.Length;

    /// <summary>The number of rows, the header not counted.</summary>
    public int RowCount => values.Length / names.Length;

    /// <summary>All numbers, not copied: <see cref="RowCount"/> rows of <see cref="ColumnCount"/>.</summary>
    public ReadOnlyMemory<T> Values => values;

    /// <summary>A row.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The numbers of the row, not copied.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<T> Row(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, RowCount);
        return values.AsSpan(index * names.Length, names.Length);
    }

    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A new array of <see cref="RowCount"/> numbers.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public T[] Column(string name)
    {
        int column = Array.IndexOf(names, name);
        if (column < 0)
        {
            throw new ArgumentException($"There is no column {Excerpt.Of(name)}.", nameof(name));
        }

        T[] result = new T[RowCount];
        for (int row = 0; row < result.Length; row++)
        {
            result[row] = values[row * names.Length + column];
        }

        return result;
    }
}
