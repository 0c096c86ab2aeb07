using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The derivative of a library function: its partial derivatives, from which every mode is made.
/// </summary>
/// <param name="Name">The function's name, the same in both precisions; <c>SinCosPi.CosPi</c> is an element of a tuple that one returns.</param>
/// <param name="Partials">One for each operand.</param>
/// <param name="Domains">Where each operand is sampled in the conformance test; null for an integer operand.</param>
internal sealed record Rule(string Name, IReadOnlyList<Partial> Partials, IReadOnlyList<Domain?> Domains)
{
    /// <summary>Where the function is found in either precision.</summary>
    public Library Library { get; init; } = Library.Math;

    public int Arity => Partials.Count;

    public static IEnumerable<Rule> Of(Library library, IEnumerable<Rule> rules) => rules.Select(rule => rule with { Library = library }).ToArray();
}
