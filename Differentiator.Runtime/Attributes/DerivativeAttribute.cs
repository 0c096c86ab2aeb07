using System;

namespace Differentiator;

/// <summary>
/// Names the derivative of a method that is written by hand, in reverse form: a method of the same type,
/// <c>void FVjp(p.., [R result,] R resultCotangent, accumulators..)</c>, with one accumulator per differentiable
/// parameter, to which it adds the contribution of that parameter.
/// </summary>
/// <remarks>
/// <para>
/// Accumulators are <c>ref T</c> for numbers, <c>Span&lt;T&gt;</c> for arrays and spans, <see cref="Matrix"/> for matrices. An
/// accumulator that nobody asks for is empty (a default span or matrix). The cotangent of a matrix is consumed: the
/// derivative may overwrite it.
/// </para>
/// <para>
/// A method that returns a matrix may have an overload with a further parameter <see cref="Workspace"/>, which takes the
/// matrix from there: emitted code calls it instead. The derivative may end in a parameter <see cref="Gradients"/>, if the
/// object has parameters to train, and in a <see cref="Workspace"/>, in this order.
/// </para>
/// </remarks>
/// <param name="vjp">The name of the derivative: <c>[Derivative(nameof(FVjp))]</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeAttribute(string vjp) : Attribute
{
    /// <summary>The name of the derivative.</summary>
    public string Vjp { get; } = vjp;
}
