using System;

namespace Differentiator;

/// <summary>
/// Asks the compiler to emit derivatives of a method beside it. The containing type must be <c>partial</c>.
/// </summary>
/// <example>
/// <code>
/// [Differentiable(nameof(w))]
/// public static double Loss(double w, double x, double y) => (w * x - y) * (w * x - y);
/// // emits: double LossGradient(double w, double x, double y, out double wGradient)
/// </code>
/// </example>
/// <param name="withRespectTo">
/// The names of the parameters to differentiate with respect to; none means every parameter of a differentiable type
/// that is not marked <see cref="NoGradientAttribute"/>.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DifferentiableAttribute(params string[] withRespectTo) : Attribute
{
    /// <summary>The parameters to differentiate with respect to, in the order given; empty means all.</summary>
    public string[] WithRespectTo { get; } = withRespectTo;

    /// <summary>
    /// The members to emit. <see cref="Derivatives.Default"/> is <c>Gradient | Vjp</c> for a scalar result, <c>Jvp | Vjp</c> otherwise.
    /// </summary>
    public Derivatives Derivatives { get; set; }

    /// <summary>
    /// The prefix of the emitted names in place of the method's own; required on a second attribute of one method.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Whether derivatives may be computed in vectors: loops over numbers whose iterations are independent but for sums take several at
    /// once, where the processor has vectors of 256 or 512 bits. Values and derivatives then differ from the plain ones in their last
    /// bits, as sums are taken in another order, products that are added are fused, and functions are those of vectors: by no more than
    /// 1e-12 of the sum of the absolute values of the terms (1e-5 for <c>float</c>).
    /// </summary>
    public bool Fast { get; set; }

    /// <summary>
    /// Whether the caller may give scratch memory: beside <c>FGradient</c> and <c>FVjp</c> there is an overload each with a span more, the
    /// last parameter, and <c>FScratchLength(p..)</c>, which says how many elements they take of it. Then nothing is taken from the pool
    /// but what is in loops, or as long as only running it tells.
    /// </summary>
    public bool CallerScratch { get; set; }

    /// <summary>
    /// Whether the partial derivatives are also emitted as text: <c>FFormula</c> and, for LaTeX, <c>FFormulaLatex</c>, constants with a line
    /// for each number differentiated with respect to. Loops have no closed form; there the attribute gets a hint.
    /// </summary>
    public bool Formula { get; set; }
}
