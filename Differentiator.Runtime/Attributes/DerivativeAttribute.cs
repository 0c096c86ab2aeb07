using System;

namespace Differentiator;

/// <summary>
/// Names a derivative of a method that is written by hand: a method of the same type, in reverse or in forward form, told
/// apart by the signature. The attribute may be repeated to name one of each.
/// </summary>
/// <remarks>
/// <para>
/// The reverse form, <c>void FVjp(p.., [R result,] R resultCotangent, accumulators..)</c>, has one accumulator per
/// differentiable parameter, to which it adds the contribution of that parameter: <c>ref T</c> for numbers,
/// <c>Span&lt;T&gt;</c> for arrays and spans, <see cref="Matrix"/> for matrices. An accumulator that nobody asks for is empty (a
/// default span or matrix). The cotangent of a matrix is consumed: the derivative may overwrite it.
/// </para>
/// <para>
/// The forward form, <c>(R Value, R Tangent) FJvp(p.., tangents..)</c>, is called in place of the method: it returns what the
/// method returns, and the derivative of that in the direction of the tangents, one per differentiable parameter:
/// <c>T</c> for numbers, <c>ReadOnlySpan&lt;T&gt;</c> for arrays and spans. Methods with matrices have the reverse form only.
/// </para>
/// <para>
/// A method that returns a matrix may have an overload with a further parameter <see cref="Workspace"/>, which takes the
/// matrix from there: emitted code calls it instead. The reverse form may end in a parameter <see cref="Gradients"/>, if the
/// object has parameters to train, and in a <see cref="Workspace"/>, in this order.
/// </para>
/// </remarks>
/// <param name="name">The name of the derivative: <c>[Derivative(nameof(FVjp))]</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DerivativeAttribute(string name) : Attribute
{
    /// <summary>The name of the derivative.</summary>
    public string Name { get; } = name;
}
