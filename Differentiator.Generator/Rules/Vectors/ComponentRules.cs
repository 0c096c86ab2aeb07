using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.LibraryFunctions;

namespace Differentiator.Generator.Rules;

/// <summary>The rules of the runtime's <c>Components</c>, which members of vectors are computed with; a and b are the vectors.</summary>
internal static class ComponentRules
{
    public static IEnumerable<Rule> All { get; } = Rule.Of(Library.Components,
    [
        .. new[] { 2, 3, 4 }.SelectMany(Vectors),
        new("MultiplyAdd", [(o, _) => o[1], (o, _) => o[0], (o, _) => o[0].Constant(1)], Reals(3)),

        // By the bits of a mask, all or none of them: of any others a choice is no function of numbers.
        new("Select", [(_, _) => null, (o, _) => OfComponents("Chosen", o[0]), (o, _) => 1 - OfComponents("Chosen", o[0])], Reals(3)),

        // At a bound the value follows x; bounds in the wrong order give the upper one.
        .. new[] { "Clamp", "ClampNative" }.Select(name => new Rule(
            name,
            [
                (o, _) => If(o[0] < o[1], 0, If(o[0] > o[2], 0, o[0].Constant(1))),
                (o, _) => If(o[0] < o[1], If(o[1] > o[2], 0, o[0].Constant(1)), o[0].Constant(0)),
                (o, _) => If(o[0] > o[2], 1, If(o[0] < o[1], If(o[1] > o[2], 1, o[0].Constant(0)), o[0].Constant(0))),
            ],
            [new(-3, 5), new(-1, 0), new(1, 2)])),

        // x / |x| where |x| = 0 has no slope.
        new("Direction", [(o, _) => If(o[1].IsEqualTo(0), 0, 1 / o[1]), (o, r) => If(o[1].IsEqualTo(0), 0, -r / o[1])], [Domain.Real, Domain.Positive]),
    ]);

    // Where a length is 0 it has no slope.
    private static IEnumerable<Rule> Vectors(int size) =>
    [
        Of("Dot", 2 * size, (o, k, _) => o[(k + size) % (2 * size)]),
        Of("LengthSquared", size, (o, k, _) => 2 * o[k]),
        Of("Length", size, (o, k, r) => If(r.IsEqualTo(0), 0, 1 / r) * o[k]),
        Of("DistanceSquared", 2 * size, (o, k, _) => 2 * (o[k] - o[(k + size) % (2 * size)])),
        Of("Distance", 2 * size, (o, k, r) => If(r.IsEqualTo(0), 0, 1 / r) * (o[k] - o[(k + size) % (2 * size)])),
    ];

    private static Rule Of(string name, int count, System.Func<IReadOnlyList<Expr>, int, Expr, Expr> partial) => new(
        name, Enumerable.Range(0, count).Select<int, Partial>(k => (o, r) => partial(o, k, r)).ToArray(), Reals(count));

    private static Domain[] Reals(int count) => Enumerable.Repeat(Domain.Real, count).ToArray();
}
