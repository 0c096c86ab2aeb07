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
    /// <summary>Files that know functions by name to make code shorter or faster: without it derivatives would be right as well.</summary>
    private static readonly string[] Optimizations =
    [
        "Differentiator.Generator/Analysis/Cost.cs",
        "Differentiator.Generator/Analysis/Facts.cs",
        "Differentiator.Generator/Emit/NaturalTypes.cs",
        "Differentiator.Generator/Frontend/Powers.cs",
        "Differentiator.Generator/Transform/Names.cs",
        "Differentiator.Generator/Transform/Simplify/Calls.cs",
    ];

    [Theory]
    [InlineData(typeof(Math))]
    [InlineData(typeof(MathF))]
    [InlineData(typeof(double))]
    [InlineData(typeof(float))]
    public void Every_function_of_the_framework_has_a_rule_or_is_data_or_is_an_exception_with_a_reason(Type library)
    {
        foreach (MethodInfo function in library.GetMethods(BindingFlags.Static | BindingFlags.Public))
        {
            int known = (IsRuled(function) ? 1 : 0) + (IsData(function) ? 1 : 0) + (RuleException.Find(function) is null ? 0 : 1);
            Assert.True(known == 1, $"{library.Name}.{function} is known in {known} ways");
        }
    }

    [Theory]
    [InlineData(typeof(SpecialFunctions))]
    [InlineData(typeof(Activations))]
    public void Every_function_of_numbers_of_the_runtime_has_a_rule(Type library) => Assert.All(
        library.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => IsNumber(method.ReturnType) && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike)),
        method => Assert.True(RuleTable.Has(Reference(method)), $"{library.Name}.{method}"));

    [Fact]
    public void Every_exception_is_a_member_of_the_framework() => Assert.All(RuleException.All, exception => Assert.All(
        exception.Members, name => Assert.Contains(
            exception.Types.SelectMany(type => type.GetMethods()), method => method.Name.Replace("get_", "", StringComparison.Ordinal) == name && RuleException.Find(method) == exception)));

    [Fact]
    public void Every_name_in_the_table_is_one_of_the_framework()
    {
        HashSet<string> known = [.. typeof(Math).GetMethods().Select(method => method.Name)];

        Assert.All(RuleTable.All.Where(rule => rule.Library == Library.Math), rule => Assert.Contains(rule.Name, known));
        Assert.All(ElementaryRules.PiecewiseConstant, name => Assert.Contains(name, known));
        Assert.All(RuleTable.All.Where(rule => rule.Library == Library.Number), rule => Assert.DoesNotContain(rule.Name, known));
    }

    [Fact]
    public void Nothing_but_the_table_has_to_know_a_function()
    {
        string[] names = [.. RuleTable.All.Select(rule => rule.Name).Concat(ElementaryRules.PiecewiseConstant).Distinct()];
        var quoted = new Regex($"\"({string.Join('|', names)})\"");

        IEnumerable<string> files = Repository.Sources
            .Where(path => path.StartsWith("Differentiator.Generator/", StringComparison.Ordinal) && !path.EndsWith("Rules.cs", StringComparison.Ordinal))

            // The members of vectors are named like functions, and are a table themselves.
            .Where(path => !path.StartsWith("Differentiator.Generator/Rules/Vectors/", StringComparison.Ordinal))
            .Where(path => quoted.IsMatch(Repository.Read(path)));

        Assert.Equal(Optimizations, files.Order(StringComparer.Ordinal));
    }

    // double.Exp is Math.Exp; SinCos returns a tuple, each element of which is a function; conversions have the slope 1.
    private static bool IsRuled(MethodInfo method) =>
        RuleTable.Has(Reference(method)) || RuleTable.Has(Reference(method) with { ContainingType = IsOfSingle(method) ? "System.MathF" : "System.Math" })
        || method.Name is "SinCos" or "SinCosPi" or "CreateChecked" or "CreateSaturating" or "CreateTruncating";

    /// <summary>Whether nothing but integers, truth and texts comes of it, from what numbers ever.</summary>
    private static bool IsData(MethodInfo method) =>
        !IsRuled(method) && RuleException.Find(method) is null && !IsNumber(method.ReturnType) && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef);

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(decimal);

    private static bool IsOfSingle(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(float));

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
