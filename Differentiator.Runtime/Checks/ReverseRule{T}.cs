using System;

namespace Differentiator;

/// <summary>A derivative written by hand in reverse form, over one block of parameters.</summary>
/// <typeparam name="T">The floating-point type.</typeparam>
/// <param name="x">The parameters.</param>
/// <param name="resultCotangent">The derivative with respect to the result.</param>
/// <param name="gradient">The accumulators, as many as there are parameters: the derivative adds to them.</param>
public delegate void ReverseRule<T>(ReadOnlySpan<T> x, T resultCotangent, Span<T> gradient);
