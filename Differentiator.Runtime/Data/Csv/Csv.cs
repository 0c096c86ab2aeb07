using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;

namespace Differentiator;

/// <summary>Reads numbers from CSV files: RFC 4180, in the invariant culture.</summary>
/// <remarks>
/// Fields may be quoted, with quotes inside doubled and line breaks allowed; lines end in CR LF, LF or CR; all records have
/// as many fields. Numbers are read as .NET writes them (<c>-1.5e3</c>, <c>NaN</c>, <c>Infinity</c>; spaces around them
/// are allowed) and rounded correctly. Columns that are not wanted may hold anything. What deviates (a missing field or value, a number out of
/// the range of the type, a blank line other than at the end) is an <see cref="InvalidDataException"/> that names the file,
/// the line and the column, both counted from 1.
/// </remarks>
/// <example>
/// <code>
/// CsvTable&lt;float&gt; houses = Csv.Read&lt;float&gt;("houses.csv", ["area", "rooms", "price"]);
/// float[] price = houses.Column("price");
/// ReadOnlySpan&lt;float&gt; first = houses.Row(0);    // area, rooms, price
/// </code>
/// </example>
public static class Csv
{
    /// <summary>Reads a file in UTF-8.</summary>
    /// <typeparam name="T">The type of the numbers: <c>float</c>, <c>double</c> or another number.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="columns">The names of the wanted columns, in the wanted order; all columns if null.</param>
    /// <param name="hasHeader">Whether the first record holds the names; if not, columns are named 0, 1, 2 ..</param>
    /// <param name="separator">The character between fields.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="InvalidDataException">The file is malformed, or lacks a column.</exception>
    /// <exception cref="ArgumentException">A column is named twice, or the separator is a quote or a line break.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable<T> Read<T>(string path, IReadOnlyList<string>? columns = null, bool hasHeader = true, char separator = ',')
        where T : struct, INumber<T>
    {
        using StreamReader reader = new(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return Read<T>(reader, path, columns, hasHeader, separator);
    }

    /// <summary>Reads a text to its end.</summary>
    /// <typeparam name="T">The type of the numbers: <c>float</c>, <c>double</c> or another number.</typeparam>
    /// <param name="reader">The text.</param>
    /// <param name="name">What errors call the text.</param>
    /// <param name="columns">The names of the wanted columns, in the wanted order; all columns if null.</param>
    /// <param name="hasHeader">Whether the first record holds the names; if not, columns are named 0, 1, 2 ..</param>
    /// <param name="separator">The character between fields.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="InvalidDataException">The text is malformed, or lacks a column.</exception>
    /// <exception cref="ArgumentException">A column is named twice, or the separator is a quote or a line break.</exception>
    public static CsvTable<T> Read<T>(TextReader reader, string name, IReadOnlyList<string>? columns = null, bool hasHeader = true, char separator = ',')
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException("A separator cannot be a quote or a line break.", nameof(separator));
        }

        if (columns is not null && (columns.Count == 0 || columns.Distinct().Count() < columns.Count))
        {
            throw new ArgumentException("The wanted columns must be one or more, and different.", nameof(columns));
        }

        return new CsvReader<T>(new CsvScanner(reader, name, separator)).Read(columns, hasHeader);
    }
}
