using System;

namespace Differentiator;

/// <summary>A gradient in the shape of the emitted members: returns the value, overwrites the gradient.</summary>
/// <typeparam name="T">The floating-point type.</typeparam>
/// <param name="x">The parameters.</param>
/// <param name="gradient">The destination, as long as <paramref name="x"/>; every element must be written.</param>
/// <returns>The value of the function.</returns>
public delegate T GradientFunction<T>(ReadOnlySpan<T> x, Span<T> gradient);
