using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Columns or rows of a Jacobian that one sweep computes together: that of number <c>n + k</c> in lane <c>k</c> of each vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>A number in each lane.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <returns>A vector of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Create<T>(T value)
        where T : struct => new(value);

    /// <summary>Whether no lane is infinite or NaN.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="x">The lanes.</param>
    /// <returns>Whether all are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreFinite<T>(Vector128<T> x)
        where T : struct => Vector128.EqualsAll(x - x, Vector128<T>.Zero);

    /// <inheritdoc cref="AreFinite{T}(Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreFinite<T>(Vector<T> x)
        where T : struct => Vector.EqualsAll(x - x, Vector<T>.Zero);

    /// <summary>Gives each lane the direction of its own number: 1 there, 0 elsewhere. Lanes beyond the last number get none.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="directions">Overwritten: an element for each number.</param>
    /// <param name="first">The number to which the first lane belongs.</param>
    public static void Seed<T>(Span<Vector128<T>> directions, int first)
        where T : struct, INumberBase<T> => Seed(MemoryMarshal.Cast<Vector128<T>, T>(directions), Vector128<T>.Count, first);

    /// <inheritdoc cref="Seed{T}(Span{Vector128{T}}, int)"/>
    public static void Seed<T>(Span<Vector<T>> directions, int first)
        where T : struct, INumberBase<T> => Seed(MemoryMarshal.Cast<Vector<T>, T>(directions), Vector<T>.Count, first);

    /// <summary>Writes the lanes into their columns; those beyond the last column are left out.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="tangents">The tangents of a row each.</param>
    /// <param name="jacobian">Row by row, from the row of the first tangents on.</param>
    /// <param name="columns">How long a row is.</param>
    /// <param name="column">The column in the first lane.</param>
    public static void Store<T>(Span<Vector128<T>> tangents, Span<T> jacobian, int columns, int column)
        where T : struct => Store(MemoryMarshal.Cast<Vector128<T>, T>(tangents), Vector128<T>.Count, jacobian, columns, column);

    /// <inheritdoc cref="Store{T}(Span{Vector128{T}}, Span{T}, int, int)"/>
    public static void Store<T>(Span<Vector<T>> tangents, Span<T> jacobian, int columns, int column)
        where T : struct => Store(MemoryMarshal.Cast<Vector<T>, T>(tangents), Vector<T>.Count, jacobian, columns, column);

    /// <summary>Writes the lanes into their columns of one row; those beyond the last column are left out.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="tangent">The tangents of the row.</param>
    /// <param name="jacobian">Row by row, from this row on.</param>
    /// <param name="columns">How long a row is.</param>
    /// <param name="column">The column in the first lane.</param>
    public static void Store<T>(Vector128<T> tangent, Span<T> jacobian, int columns, int column)
        where T : struct => Store(new Span<Vector128<T>>(ref tangent), jacobian, columns, column);

    /// <inheritdoc cref="Store{T}(Vector128{T}, Span{T}, int, int)"/>
    public static void Store<T>(Vector<T> tangent, Span<T> jacobian, int columns, int column)
        where T : struct => Store(new Span<Vector<T>>(ref tangent), jacobian, columns, column);

    /// <summary>Writes a column: each lane into its own row. There are at least two.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="gradient">The column, a row in each lane.</param>
    /// <param name="jacobian">Row by row.</param>
    /// <param name="columns">How long a row is.</param>
    /// <param name="column">Which column it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumn<T>(Vector128<T> gradient, Span<T> jacobian, int columns, int column)
        where T : struct
    {
        jacobian[column] = gradient.ToScalar();
        jacobian[columns + column] = gradient.GetElement(1);
        if (Vector128<T>.Count > 2)
        {
            for (int row = 2; row * columns < jacobian.Length; row++)
            {
                jacobian[(row * columns) + column] = gradient.GetElement(row);
            }
        }
    }

    /// <summary>Writes each lane into its own row; lanes beyond the last row are left out.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="gradients">A column each.</param>
    /// <param name="jacobian">Row by row.</param>
    /// <param name="row">The row in the first lane.</param>
    public static void StoreRows<T>(Span<Vector128<T>> gradients, Span<T> jacobian, int row)
        where T : struct
    {
        if (Vector128<T>.Count == 2 && jacobian.Length == 2 * gradients.Length)
        {
            StoreBoth(gradients, jacobian[..gradients.Length], jacobian[gradients.Length..]);
            return;
        }

        StoreRows(MemoryMarshal.Cast<Vector128<T>, T>(gradients), Vector128<T>.Count, jacobian, row);
    }

    /// <inheritdoc cref="StoreRows{T}(Span{Vector128{T}}, Span{T}, int)"/>
    public static void StoreRows<T>(Span<Vector<T>> gradients, Span<T> jacobian, int row)
        where T : struct => StoreRows(MemoryMarshal.Cast<Vector<T>, T>(gradients), Vector<T>.Count, jacobian, row);

    private static void Seed<T>(Span<T> directions, int lanes, int first)
        where T : struct, INumberBase<T>
    {
        directions.Clear();
        int count = Math.Min(lanes, (directions.Length / lanes) - first);
        for (int k = 0; k < count; k++)
        {
            directions[((first + k) * lanes) + k] = T.One;
        }
    }

    private static void Store<T>(Span<T> tangents, int lanes, Span<T> jacobian, int columns, int column)
    {
        int count = Math.Min(lanes, columns - column);
        for (int row = 0; row * lanes < tangents.Length; row++)
        {
            tangents.Slice(row * lanes, count).CopyTo(jacobian.Slice((row * columns) + column, count));
        }
    }

    private static void StoreBoth<T>(Span<Vector128<T>> gradients, Span<T> first, Span<T> second)
        where T : struct
    {
        for (int column = 0; column < gradients.Length && column < first.Length && column < second.Length; column++)
        {
            first[column] = gradients[column].ToScalar();
            second[column] = gradients[column].GetElement(1);
        }
    }

    private static void StoreRows<T>(Span<T> gradients, int lanes, Span<T> jacobian, int row)
    {
        int columns = gradients.Length / lanes;
        for (int k = 0; k < lanes && (row + k) * columns < jacobian.Length; k++)
        {
            Span<T> cells = jacobian.Slice((row + k) * columns, columns);
            for (int column = 0; column < cells.Length; column++)
            {
                cells[column] = gradients[(column * lanes) + k];
            }
        }
    }
}
