using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>The table against the framework, and the table as the one place that has to know a function.</summary>
public sealed class CoverageTests
{
    /// <summary>Functions of floating-point numbers that cannot be differentiated, and why.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["SinCos"] = "returns a tuple, which is not in the language yet",
    };

    /// <summary>Files that know functions by name to make code shorter or faster: without it derivatives would be right as well.</summary>
    private static readonly string[] Optimizations =
    [
        "Differentiator.Generator/Analysis/Cost.cs",
        "Differentiator.Generator/Analysis/Facts.cs",
        "Differentiator.Generator/Emit/NaturalTypes.cs",
        "Differentiator.Generator/Transform/Names.cs",
        "Differentiator.Generator/Transform/Simplify/Calls.cs",
    ];

    [Theory]
    [InlineData(typeof(Math))]
    [InlineData(typeof(MathF))]
    public void Every_function_of_the_framework_has_a_rule_or_is_refused_for_a_reason(Type library)
    {
        IEnumerable<MethodInfo> functions = library.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(float)));

        foreach (MethodInfo function in functions)
            Assert.True(RuleTable.Has(Reference(function)) ^ Refused.ContainsKey(function.Name), $"{library.Name}.{function}");
    }

    [Fact]
    public void Every_name_in_the_table_is_one_of_the_framework()
    {
        HashSet<string> known = [.. typeof(Math).GetMethods().Select(method => method.Name)];

        Assert.All(RuleTable.All, rule => Assert.Contains(rule.Name, known));
        Assert.All(ElementaryRules.PiecewiseConstant, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Nothing_but_the_table_has_to_know_a_function()
    {
        string[] names = [.. RuleTable.All.Select(rule => rule.Name).Concat(ElementaryRules.PiecewiseConstant).Distinct()];
        var quoted = new Regex($"\"({string.Join('|', names)})\"");

        IEnumerable<string> files = Repository.Sources
            .Where(path => path.StartsWith("Differentiator.Generator/", StringComparison.Ordinal) && path != "Differentiator.Generator/Rules/ElementaryRules.cs")

            // The members of vectors are named like functions, and are a table themselves.
            .Where(path => !path.StartsWith("Differentiator.Generator/Rules/Vectors/", StringComparison.Ordinal))
            .Where(path => quoted.IsMatch(Repository.Read(path)));

        Assert.Equal(Optimizations, files.Order(StringComparer.Ordinal));
    }

    private static FunctionRef Reference(MethodInfo method) => new(
        method.DeclaringType!.FullName!,
        method.Name,
        method.GetParameters().Select(parameter => Map(parameter.ParameterType)).ToEquatableArray(),
        Map(method.ReturnType));

    private static IrType Map(Type type) => type == typeof(double) ? IrType.Double
        : type == typeof(float) ? IrType.Single
        : type == typeof(int) ? IrType.Int32
        : new OpaqueType(type.Name);
}
