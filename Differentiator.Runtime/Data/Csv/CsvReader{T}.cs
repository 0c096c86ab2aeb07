using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;

namespace Differentiator;

/// <summary>Reads the records of a CSV text as numbers.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="scanner">The fields.</param>
internal sealed class CsvReader<T>(CsvScanner scanner)
    where T : struct, INumber<T>
{
    private readonly List<T> values = [];
    private T[] row = [];

    public CsvTable<T> Read(IReadOnlyList<string>? selection, bool hasHeader)
    {
        if (!scanner.NextRecord())
        {
            throw scanner.Malformed(1, "the text ends", hasHeader ? "a header" : "a record");
        }

        // Without a header the first record says how many columns there are, and is data as well.
        List<(string Text, int Line)> first = [];
        while (scanner.NextField())
        {
            first.Add((scanner.Field.ToString(), scanner.Line));
        }

        string[] names = new string[first.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = hasHeader ? first[i].Text : i.ToString(CultureInfo.InvariantCulture);
        }

        CsvColumns columns = CsvColumns.Select(scanner, names, selection);
        row = new T[columns.Wanted.Length];
        if (!hasHeader)
        {
            for (int i = 0; i < names.Length; i++)
            {
                Set(columns, i, first[i].Text, first[i].Line);
            }

            values.AddRange(row);
        }

        while (scanner.NextRecord())
        {
            ReadRecord(columns);
        }

        return new CsvTable<T>(columns.Wanted, [.. values]);
    }

    private void ReadRecord(CsvColumns columns)
    {
        int line = scanner.Line;
        int count = 0;
        while (scanner.NextField())
        {
            if (count < columns.InFile.Length)
            {
                Set(columns, count, scanner.Field, scanner.Line);
            }

            count++;
        }

        if (count != columns.InFile.Length)
        {
            throw scanner.Malformed(line, $"the record has {count} fields", $"{columns.InFile.Length}, as in the first record");
        }

        values.AddRange(row);
    }

    private void Set(CsvColumns columns, int column, ReadOnlySpan<char> text, int line)
    {
        int target = columns.Targets[column];
        if (target == CsvColumns.Skipped)
        {
            return;
        }

        bool isNumber = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out row[target]);

        // A number too large is parsed as infinity; infinity itself is written without digits.
        if (!isNumber || (T.IsInfinity(row[target]) && text.IndexOfAnyInRange('0', '9') >= 0))
        {
            string found = text.IsWhiteSpace() ? "the field is empty" : Excerpt.Of(text) + (isNumber ? $" is out of the range of {typeof(T).Name}" : $" is no number of type {typeof(T).Name}");
            throw scanner.Malformed(line, column + 1, columns.InFile[column], found, "a number");
        }
    }
}
