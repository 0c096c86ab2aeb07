namespace Differentiator.Generator.IR;

/// <summary>
/// A finished derivative: the function that computes it, ready to be written.
/// </summary>
/// <param name="Kind">Exactly one flag.</param>
/// <param name="Function">
/// Its parameters are the method's own, then (Vjp) <c>resultCotangent</c>, then one destination or accumulator per
/// parameter differentiated with respect to.
/// </param>
internal sealed record Derivative(DerivativeKinds Kind, Request Request, Function Function);
