using System;
using System.IO;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>Arrays of rows, as the suite sends them.</summary>
internal static class Rows
{
    public static double[][] Like(double[][] rows) => Array.ConvertAll(rows, row => new double[row.Length]);

    /// <summary>The length that all rows have; there must be some.</summary>
    public static int Width(double[][] rows, string name)
    {
        if (rows.Length == 0)
        {
            throw new InvalidDataException($"{name} has no rows.");
        }

        Demand(rows, rows.Length, rows[0].Length, name);
        return rows[0].Length;
    }

    public static void Demand(double[][] rows, int count, int width, string name)
    {
        if (rows.Length != count || Array.Exists(rows, row => row is null || row.Length != width))
        {
            throw new InvalidDataException($"{name} must have {count} rows of {width} numbers.");
        }
    }

    public static void Demand(Array array, int length, string name)
    {
        if (array.Length != length)
        {
            throw new InvalidDataException($"{name} must have {length} elements, not {array.Length}.");
        }
    }
}
