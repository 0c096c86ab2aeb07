using System;
using System.Buffers;
using System.ComponentModel;

namespace Differentiator;

/// <summary>
/// Temporary storage for emitted code: the caller's stack memory where it suffices, else an array from
/// <see cref="ArrayPool{T}.Shared"/> that <see cref="Dispose"/> gives back.
/// </summary>
/// <remarks>
/// The content is <b>not cleared</b>: it holds whatever was there before. Do not copy the struct: it owns its array.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <example>
/// <code>
/// using Scratch&lt;double&gt; scratch = new(x.Length, stackalloc double[128]);
/// Span&lt;double&gt; saved = scratch.Span;
/// </code>
/// </example>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Scratch<T>
    where T : struct
{
    private T[]? rented;

    /// <summary>Takes <paramref name="length"/> elements from <paramref name="stack"/> if they fit, else from the pool.</summary>
    /// <param name="length">The number of elements wanted; a negative number, as a loop without iterations may give, counts as none.</param>
    /// <param name="stack">Memory to use when it has at least <paramref name="length"/> elements; may be empty.</param>
    public Scratch(int length, Span<T> stack)
    {
        if (length <= stack.Length)
        {
            Span = stack.Slice(0, Math.Max(length, 0));
        }
        else
        {
            rented = ArrayPool<T>.Shared.Rent(length);
            Span = rented.AsSpan(0, length);
        }
    }

    /// <summary>The storage: exactly as many elements as were asked for, with unspecified content.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives a rented array back to the pool; <see cref="Span"/> must not be used afterwards. A second call does nothing.</summary>
    public void Dispose()
    {
        T[]? array = rented;
        if (array is not null)
        {
            rented = null;
            ArrayPool<T>.Shared.Return(array);
        }
    }
}
