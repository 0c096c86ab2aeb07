using System.Collections.Generic;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The derivative of a library function: its partial derivatives, from which every mode is made.
/// </summary>
/// <param name="Name">The function's name, the same in <c>Math</c> and <c>MathF</c>.</param>
/// <param name="Partials">One for each operand.</param>
/// <param name="Domains">Where each operand is sampled in the conformance test; null for an integer operand.</param>
internal sealed record Rule(string Name, IReadOnlyList<Partial> Partials, IReadOnlyList<Domain?> Domains)
{
    public int Arity => Partials.Count;
}
