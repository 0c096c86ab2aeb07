namespace Differentiator.Generator.IR;

/// <summary>
/// The derivative of another function that an <see cref="Invoke"/> asks for. Its arguments are those of the derivative,
/// in order; its references the numbers and structures that the derivative leaves: gradients, or (Vjp) what is added.
/// </summary>
internal sealed record NestedDerivative(Function Primal, Request Request, DerivativeKinds Kind);
