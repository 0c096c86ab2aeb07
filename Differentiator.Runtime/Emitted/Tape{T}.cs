using System;
using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// Temporary storage that grows, for emitted code whose number of iterations is not known before: the caller's stack
/// memory first, then arrays from <see cref="ArrayPool{T}.Shared"/> that <see cref="Dispose"/> gives back.
/// </summary>
/// <remarks>Do not copy the struct: it owns its array.</remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <example>
/// <code>
/// using Tape&lt;double&gt; states = new(stackalloc double[128]);
/// while (..) { states.Push(state); .. }
/// </code>
/// </example>
/// <param name="stack">Memory for the first elements; may be empty.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Tape<T>(Span<T> stack)
    where T : struct
{
    private const int SmallestArray = 256;
    private Span<T> elements = stack;
    private T[]? rented;
    private int count;

    /// <summary>The number of elements pushed so far.</summary>
    public readonly int Count => count;

    /// <summary>An element, by the order in which it was pushed.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => elements[index];
    }

    /// <summary>Appends an element.</summary>
    /// <param name="value">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        int next = count;
        if ((uint)next >= (uint)elements.Length)
            Grow();
        elements[next] = value;
        count = next + 1;
    }

    /// <summary>Removes the element that was pushed last.</summary>
    /// <returns>The element.</returns>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        int last = count - 1;
        T value = elements[last];
        count = last;
        return value;
    }

    /// <summary>Gives a rented array back to the pool. A second call does nothing.</summary>
    public void Dispose()
    {
        T[]? array = rented;
        if (array is not null)
        {
            rented = null;
            elements = default;
            count = 0;
            ArrayPool<T>.Shared.Return(array);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(SmallestArray, checked(elements.Length * 2)));
        elements.CopyTo(larger);
        T[]? smaller = rented;
        elements = rented = larger;
        if (smaller is not null)
            ArrayPool<T>.Shared.Return(smaller);
    }
}
