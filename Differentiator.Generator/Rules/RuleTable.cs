using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>Finds the rule of a library function.</summary>
internal static class RuleTable
{
    private static readonly ImmutableDictionary<(string Name, int Arity), Rule> ByName =
        ElementaryRules.All.ToImmutableDictionary(rule => (rule.Name, rule.Arity));

    private static readonly ImmutableDictionary<(string Name, int Arity), Rule> OfComponents =
        ComponentRules.All.ToImmutableDictionary(rule => (rule.Name, rule.Arity));

    /// <summary>What rules themselves use: the length of a pair.</summary>
    private static readonly Rule Hypot = new("Hypot", [(o, r) => o[0] / r, (o, r) => o[1] / r], [Domain.Positive, Domain.Positive]);

    /// <summary>The rules of <c>Math</c> and <c>MathF</c>.</summary>
    public static IEnumerable<Rule> All => ByName.Values.OrderBy(rule => rule.Name, System.StringComparer.Ordinal).ThenBy(rule => rule.Arity);

    /// <summary>True if calls of the function can be differentiated, possibly with a derivative that is zero.</summary>
    public static bool Has(FunctionRef function) => Find(function) is not null || IsConstant(function);

    /// <summary>The rule of a function of floating-point numbers; null if there is none or the derivative is zero.</summary>
    public static Rule? Find(FunctionRef function) => function.ContainingType switch
    {
        LibraryFunctions.ComponentsType => FindIn(OfComponents, function),
        "System.Double" or "System.Single" when function.Name == nameof(Hypot) => Hypot,
        _ => FindElementary(function),
    };

    private static Rule? FindIn(ImmutableDictionary<(string Name, int Arity), Rule> rules, FunctionRef function) =>
        rules.TryGetValue((function.Name, function.ParameterTypes.Count), out Rule? found) ? found : null;

    private static Rule? FindElementary(FunctionRef function) =>
        function.ContainingType is LibraryFunctions.Math or LibraryFunctions.MathF
        && function.ReturnType.IsFloatingPoint
        && ByName.TryGetValue((function.Name, function.ParameterTypes.Count), out Rule? rule)
        && Fits(rule, function)
            ? rule
            : null;

    /// <summary>True if the function's derivative is zero: it is piecewise constant, or <c>Gradient.Stop</c>.</summary>
    public static bool IsConstant(FunctionRef function) => function.ContainingType switch
    {
        LibraryFunctions.Math or LibraryFunctions.MathF =>
            function.ParameterTypes[0].IsFloatingPoint && ElementaryRules.PiecewiseConstant.Contains(function.Name),
        "Differentiator.Gradient" => function.Name == "Stop",
        _ => false,
    };

    private static bool Fits(Rule rule, FunctionRef function) =>
        rule.Domains.Zip(function.ParameterTypes, (domain, type) => (domain is not null) == type.IsFloatingPoint).All(fits => fits);
}
