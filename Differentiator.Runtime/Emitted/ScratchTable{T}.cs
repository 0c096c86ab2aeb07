using System;
using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// A temporary array of two to four dimensions for emitted code: the adjoint of a local rectangular array, in an array from
/// <see cref="ArrayPool{T}.Shared"/> that <see cref="Dispose"/> gives back.
/// </summary>
/// <remarks>Copies are other names for the same elements; one of them is disposed.</remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <example>
/// <code>
/// double[,] t = new double[n, n];
/// using ScratchTable&lt;double&gt; tAdjoint = new(n, n);
/// tAdjoint[0, 1] += 1;
/// </code>
/// </example>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScratchTable<T> : IDisposable
    where T : struct
{
    /// <summary>An index that throws.</summary>
    private const int Outside = -1;

    private readonly T[] elements;
    private readonly int first, second, third, fourth;

    /// <summary>Zeros in two dimensions.</summary>
    /// <param name="first">The length of the first dimension.</param>
    /// <param name="second">The length of the second dimension.</param>
    /// <exception cref="OverflowException">A length is negative, or there are too many elements.</exception>
    public ScratchTable(int first, int second)
        : this(first, second, 1, 1)
    {
    }

    /// <summary>Zeros in three dimensions.</summary>
    /// <param name="first">The length of the first dimension.</param>
    /// <param name="second">The length of the second dimension.</param>
    /// <param name="third">The length of the third dimension.</param>
    /// <exception cref="OverflowException">A length is negative, or there are too many elements.</exception>
    public ScratchTable(int first, int second, int third)
        : this(first, second, third, 1)
    {
    }

    /// <summary>Zeros in four dimensions.</summary>
    /// <param name="first">The length of the first dimension.</param>
    /// <param name="second">The length of the second dimension.</param>
    /// <param name="third">The length of the third dimension.</param>
    /// <param name="fourth">The length of the fourth dimension.</param>
    /// <exception cref="OverflowException">A length is negative, or there are too many elements.</exception>
    public ScratchTable(int first, int second, int third, int fourth)
    {
        if ((first | second | third | fourth) < 0)
            throw new OverflowException();
        (this.first, this.second, this.third, this.fourth) = (first, second, third, fourth);
        elements = ArrayPool<T>.Shared.Rent(Length);
        Clear();
    }

    /// <summary>The number of elements.</summary>
    public int Length => checked(first * second * third * fourth);

    /// <summary>An element of two dimensions.</summary>
    /// <param name="i">The first index.</param>
    /// <param name="j">The second index.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref T this[int i, int j]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref elements[(uint)i < (uint)first && (uint)j < (uint)second ? i * second + j : Outside];
    }

    /// <summary>An element of three dimensions.</summary>
    /// <param name="i">The first index.</param>
    /// <param name="j">The second index.</param>
    /// <param name="k">The third index.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref T this[int i, int j, int k] => ref this[i, j, k, 0];

    /// <summary>An element of four dimensions.</summary>
    /// <param name="i">The first index.</param>
    /// <param name="j">The second index.</param>
    /// <param name="k">The third index.</param>
    /// <param name="l">The fourth index.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref T this[int i, int j, int k, int l]
    {
        get => ref elements[(uint)i < (uint)first && (uint)j < (uint)second && (uint)k < (uint)third && (uint)l < (uint)fourth
            ? ((i * second + j) * third + k) * fourth + l
            : Outside];
    }

    /// <summary>The length of a dimension.</summary>
    /// <param name="dimension">The dimension, from 0.</param>
    public int GetLength(int dimension) => dimension switch
    {
        0 => first,
        1 => second,
        2 => third,
        _ => fourth,
    };

    /// <summary>Sets all elements to zero.</summary>
    public void Clear() => elements.AsSpan(0, Length).Clear();

    /// <summary>Gives the memory back to the pool; no element must be used afterwards, and no copy disposed.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(elements);
}
