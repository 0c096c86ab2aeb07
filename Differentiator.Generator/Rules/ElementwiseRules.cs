using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Domain;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The functions that <c>TensorPrimitives</c> computes element by element: the rules of <c>Math</c> and of the numbers, and one
/// line for each function that has no such rule. Their values are those that <c>TensorPrimitives</c> has written.
/// </summary>
internal static class ElementwiseRules
{
    /// <summary>The function whose value is its first operand, and whose slope in the second is 1.</summary>
    public const string Identity = "Value";

    /// <summary>What <c>TensorPrimitives</c> does not have.</summary>
    private static readonly ImmutableHashSet<string> OfNumbersOnly = ImmutableHashSet.Create("IEEERemainder", "MaxNative", "MinNative", "ClampNative");

    /// <summary>The functions, by the names that they have in <c>TensorPrimitives</c>.</summary>
    public static IReadOnlyList<Rule> Functions { get; } =
    [
        .. ElementaryRules.All.Concat(NumberRules.All).Where(rule => !OfNumbersOnly.Contains(rule.Name) && !rule.Name.Contains('.')),
        Unary("Negate", Real, (x, r) => x.Constant(-1)),
        Unary("Increment", Real, (x, r) => x.Constant(1)),
        Unary("Decrement", Real, (x, r) => x.Constant(1)),
        Unary("Reciprocal", Positive, (x, r) => -(r / x)),
        Unary("ReciprocalSqrt", Positive, (x, r) => -0.5 * (r / x)),
        Unary("Sigmoid", Real, (x, r) => r * (1 - r)),
        Binary("Add", Real, Real, (x, y, r) => x.Constant(1), (x, y, r) => x.Constant(1)),
        Binary("Subtract", Real, Real, (x, y, r) => x.Constant(1), (x, y, r) => x.Constant(-1)),
        Binary("Multiply", Real, Real, (x, y, r) => y, (x, y, r) => x),
        Binary("Divide", Real, Positive, (x, y, r) => 1 / y, (x, y, r) => -(r / y)),
        Binary("Remainder", Real, Positive, (x, y, r) => x.Constant(1), (x, y, r) => -Round((x - r) / y)),
        Ternary("AddMultiply", Real, Real, Real, (x, y, z) => z, (x, y, z) => z, (x, y, z) => x + y),
        Ternary("MultiplyAdd", Real, Real, Real, (x, y, z) => y, (x, y, z) => x, (x, y, z) => x.Constant(1)),
    ];

    /// <summary>Piecewise constant ones, in all their overloads.</summary>
    public static IReadOnlyList<string> PiecewiseConstant { get; } = ["Ceiling", "Floor", "Round", "Truncate"];

    /// <summary>Those from one type of numbers to another: with the slope 1.</summary>
    public static IReadOnlyList<string> Conversions { get; } = ["ConvertChecked", "ConvertSaturating", "ConvertTruncating"];

    /// <summary>Those that write two results, and what these are.</summary>
    public static IReadOnlyDictionary<string, string[]> Pairs { get; } = new Dictionary<string, string[]>
    {
        ["SinCos"] = ["Sin", "Cos"],
        ["SinCosPi"] = ["SinPi", "CosPi"],
    };

    /// <summary>All, as functions whose value is known.</summary>
    public static IEnumerable<Rule> All { get; } =
        Rule.Of(Library.Known, Functions.Select(Known).Append(Known(Unary(Identity, Real, (x, r) => x.Constant(1)))));

    private static readonly ImmutableDictionary<(string, int), Rule> ByName = Functions.ToImmutableDictionary(rule => (rule.Name, rule.Arity));

    public static bool Has(string name, int operands, int results) => results == 2
        ? operands == 1 && Pairs.ContainsKey(name)
        : PiecewiseConstant.Contains(name) || ByName.ContainsKey((name, operands));

    /// <summary>Whether a derivative of the function reads the operand, and not the result alone.</summary>
    public static bool Reads(string name, int operands, int position) => !PiecewiseConstant.Contains(name) && !Conversions.Contains(name)
        && (Pairs.ContainsKey(name) || Reads(ByName[(name, operands)], position));

    private static bool Reads(Rule rule, int position)
    {
        Local[] operands = [.. rule.Domains.Select((domain, k) => new Local(k, "x", domain is null ? IrType.Int32 : IrType.Double, LocalRole.Temporary))];
        var result = new Local(operands.Length, "r", IrType.Double, LocalRole.Temporary);
        return rule.Partials.Any(partial => partial(operands, result)?.Reads(operands[position]) == true);
    }

    // f(x), with the partial derivative f'(x, r)   becomes   Known.f(r, x), with none in r
    private static Rule Known(Rule rule) => rule with
    {
        Domains = [Real, .. rule.Domains],
        Partials = [(_, _) => null, .. rule.Partials.Select<Partial, Partial>(partial => (operands, result) => partial([.. operands.Skip(1)], result))],
    };
}
