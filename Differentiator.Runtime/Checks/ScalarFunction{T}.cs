using System;

namespace Differentiator;

/// <summary>A scalar function of a block of parameters, as <see cref="GradientCheck"/> evaluates it.</summary>
/// <typeparam name="T">The floating-point type.</typeparam>
/// <param name="x">The parameters.</param>
/// <returns>The value.</returns>
public delegate T ScalarFunction<T>(ReadOnlySpan<T> x);
