using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.HigherOrder;

/// <summary>
/// A function without loops and memory that computes beside each value that varies with a single other one its slope along it. The
/// reverse sweep then goes from the one to the other in a step, whatever lies between: what is differentiated again is short.
/// Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter 10.
/// </summary>
/// <param name="Function">The function, with the slopes.</param>
/// <param name="Steps">For each such value, where its adjoint goes.</param>
internal sealed record Preaccumulation(Function Function, IReadOnlyDictionary<Local, Preaccumulation.Step> Steps)
{
    /// <param name="Along">The value that another varies with.</param>
    /// <param name="Slope">The derivative of that by it.</param>
    /// <param name="MayBeInfinite">Whether the slope may be infinite or NaN.</param>
    /// <param name="MayBeSkipped">Whether the slope is zero where a branch does not use the value.</param>
    public readonly record struct Step(Local Along, Expr Slope, bool MayBeInfinite, bool MayBeSkipped);
}
