using System;

namespace Differentiator;

/// <summary>A derivative written by hand in forward form, over one block of parameters.</summary>
/// <typeparam name="T">The floating-point type.</typeparam>
/// <param name="x">The parameters.</param>
/// <param name="tangent">The direction, with an element for each parameter.</param>
/// <returns>The value of the function, and its derivative in the direction.</returns>
public delegate (T Value, T Tangent) ForwardRule<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> tangent);
