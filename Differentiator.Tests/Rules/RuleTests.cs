using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>Every rule of the table against central differences, in <c>double</c> and in <c>float</c>.</summary>
public sealed class RuleTests
{
    private const double Step = 1e-5;
    private const int IntegerOperand = 3;

    private static readonly Lazy<Assembly> Functions = new(() => GeneratorHarness.Run(Source()).Assembly);

    /// <summary>Where operands are sampled, as shares of their domains; no two operands are alike anywhere.</summary>
    private static readonly double[] Shares = [0.071, 0.227, 0.391, 0.523, 0.683, 0.811, 0.937];

    /// <summary>Estimates move in steps, which have no slope; their derivative is that of what they estimate.</summary>
    private static readonly Dictionary<string, Func<double, double>> Estimated = new()
    {
        ["ReciprocalEstimate"] = x => 1 / x,
        ["ReciprocalSqrtEstimate"] = x => 1 / Math.Sqrt(x),
    };

    public static TheoryData<string, int> Rules
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (Rule rule in RuleTable.All)
                data.Add(rule.Name, rule.Arity);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Partials_agree_with_differences(string name, int arity)
    {
        Rule rule = RuleTable.All.Single(candidate => candidate.Name == name && candidate.Arity == arity);
        for (int sample = 0; sample < Shares.Length; sample++)
        {
            double[] point = [.. rule.Domains.Select((domain, k) => At(domain, Shares[((3 * k) + sample) % Shares.Length]))];
            double[] gradient = Gradient("Doubles", rule, point);
            double[] rounded = Gradient("Floats", rule, point);
            for (int k = 0, partial = 0; k < arity; k++)
            {
                if (rule.Domains[k] is null)
                    continue;
                Close(Difference(rule, point, k), gradient[partial], Estimated.ContainsKey(name) ? 1e-3 : 1e-7);
                Close(gradient[partial], rounded[partial], 1e-3);
                partial++;
            }
        }
    }

    private static double At(Domain? domain, double share) =>
        domain is null ? IntegerOperand : domain.Low + ((domain.High - domain.Low) * share);

    /// <summary>The five-point formula: exact to the fourth power of the step.</summary>
    private static double Difference(Rule rule, double[] point, int operand)
    {
        double Value(double offset)
        {
            double[] moved = [.. point.Select((x, k) => k == operand ? x + offset : x)];
            return Estimated.TryGetValue(rule.Name, out Func<double, double>? exact) ? exact(moved[0]) : (double)Call("Doubles", rule, moved);
        }

        return ((8 * (Value(Step) - Value(-Step))) - (Value(2 * Step) - Value(-2 * Step))) / (12 * Step);
    }

    /// <summary>What follows the value in the tuple of the convenience overload.</summary>
    private static double[] Gradient(string type, Rule rule, double[] point)
    {
        object tuple = Call(type, rule, point, "Gradient");
        return [.. tuple.GetType().GetFields().Skip(1).Select(field => Convert.ToDouble(field.GetValue(tuple), CultureInfo.InvariantCulture))];
    }

    private static object Call(string type, Rule rule, double[] point, string suffix = "")
    {
        MethodInfo method = Functions.Value.GetType(type)!.GetMethods()
            .Single(candidate => candidate.Name == rule.Name + rule.Arity + suffix && candidate.GetParameters().Length == rule.Arity);
        return method.Invoke(null, [.. point.Zip(method.GetParameters(), (x, parameter) => Convert.ChangeType(x, parameter.ParameterType, CultureInfo.InvariantCulture))])!;
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected}, got {actual}");

    private static string Source() =>
        $"using System; using Differentiator; {Class("Doubles", "double", "Math")} {Class("Floats", "float", "MathF")}";

    private static string Class(string name, string type, string library) =>
        $"public static partial class {name} {{ {string.Concat(RuleTable.All.Select(rule => Method(rule, type, library)))} }}";

    // [Differentiable] public static double Pow2(double x0, double x1) => Math.Pow(x0, x1);
    private static string Method(Rule rule, string type, string library)
    {
        IEnumerable<string> parameters = rule.Domains.Select((domain, k) => $"{(domain is null ? "int" : type)} x{k}");
        IEnumerable<string> arguments = rule.Domains.Select((_, k) => $"x{k}");

        // Clamp is the one function that MathF lacks.
        string container = rule.Name == "Clamp" ? "Math" : library;
        return $"[Differentiable] public static {type} {rule.Name}{rule.Arity}({string.Join(", ", parameters)}) => {container}.{rule.Name}({string.Join(", ", arguments)});\n";
    }
}
