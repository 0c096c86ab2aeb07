using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>Finds the rule of a library function.</summary>
internal static class RuleTable
{
    private static readonly ImmutableDictionary<(string Type, string Key, int Arity), Rule> ByName =
        ElementaryRules.All.Concat(NumberRules.All).Concat(SpecialRules.All).Concat(ComponentRules.All).Concat(LaneRules.All).Concat(ElementwiseRules.All)
            .SelectMany(rule => new[] { rule.Library.Double, rule.Library.Single }.Distinct(), (rule, type) => (rule, type))
            .ToImmutableDictionary(entry => (entry.type, entry.rule.Name, entry.rule.Arity), entry => entry.rule);

    private static readonly ImmutableArray<Library> Libraries = ImmutableArray.Create(Library.Math, Library.Number, Library.Special, Library.Activations);

    /// <summary>The rules of functions that users call, those of <c>Math</c> and <c>MathF</c> first.</summary>
    public static IEnumerable<Rule> All => ElementaryRules.All.Concat(NumberRules.All).Concat(SpecialRules.All)
        .OrderBy(rule => Libraries.IndexOf(rule.Library)).ThenBy(rule => rule.Name, System.StringComparer.Ordinal).ThenBy(rule => rule.Arity);

    /// <summary>True if calls of the function can be differentiated, possibly with a derivative that is zero.</summary>
    public static bool Has(FunctionRef function) => Find(function) is not null || IsConstant(function);

    /// <summary>The rule of a function of floating-point numbers; null if there is none or the derivative is zero.</summary>
    public static Rule? Find(FunctionRef function) =>
        function.ReturnType.IsFloatingPoint
        && ByName.TryGetValue((function.ContainingType, function.Key, function.ParameterTypes.Count), out Rule? rule)
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
