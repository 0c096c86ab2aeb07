using System;
using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// What is the same in all sweeps of a Jacobian: the first sweep keeps it, the others take it in the same order. The caller's stack
/// memory first, then arrays from <see cref="ArrayPool{T}.Shared"/> that <see cref="Dispose"/> gives back.
/// </summary>
/// <remarks>Do not copy the struct: it owns its array.</remarks>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="stack">Memory for the first values; may be empty.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SweepValues<T>(Span<T> stack)
    where T : struct
{
    private const int SmallestArray = 256;
    private Span<T> values = stack;
    private T[]? rented;
    private int next;
    private bool hasBegun;

    /// <summary>Begins a sweep.</summary>
    /// <returns>Whether there are values of an earlier one, to be taken.</returns>
    public bool Begin()
    {
        bool isLater = hasBegun;
        hasBegun = true;
        next = 0;
        return isLater;
    }

    /// <summary>Keeps a value for the sweeps that follow.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Keep(T value)
    {
        int at = next;
        if ((uint)at >= (uint)values.Length)
            Grow();
        values[at] = value;
        next = at + 1;
    }

    /// <summary>Takes the next value.</summary>
    /// <returns>What the first sweep has kept.</returns>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Take()
    {
        int at = next;
        T value = values[at];
        next = at + 1;
        return value;
    }

    /// <summary>Gives a rented array back to the pool. A second call does nothing.</summary>
    public void Dispose()
    {
        T[]? array = rented;
        if (array is not null)
        {
            rented = null;
            values = default;
            ArrayPool<T>.Shared.Return(array);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(SmallestArray, checked(values.Length * 2)));
        values.CopyTo(larger);
        T[]? smaller = rented;
        values = rented = larger;
        if (smaller is not null)
            ArrayPool<T>.Shared.Return(smaller);
    }
}
