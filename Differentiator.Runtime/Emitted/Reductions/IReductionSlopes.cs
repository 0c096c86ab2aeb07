using System;
using System.Numerics;

namespace Differentiator;

/// <summary>The partial derivatives of a reduction.</summary>
internal interface IReductionSlopes
{
    /// <summary>Writes the partial derivative in each element.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements; empty if there are none.</param>
    /// <param name="result">The value.</param>
    /// <param name="toX">One for each element.</param>
    /// <param name="toY">One for each of the others.</param>
    /// <typeparam name="T">A floating-point type.</typeparam>
    static abstract void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>;
}
