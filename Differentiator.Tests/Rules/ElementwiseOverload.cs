using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Differentiator.Generator.Rules;

namespace Differentiator.Tests.Rules;

/// <summary>An overload of a function of <c>TensorPrimitives</c>, the functions of a snippet that call it, and where these are sampled.</summary>
internal sealed class ElementwiseOverload(MethodInfo method)
{
    private static readonly HashSet<string> Steps = ["ReciprocalEstimate", "ReciprocalSqrtEstimate"];

    private readonly ParameterInfo[] operands = [.. method.GetParameters().Where(parameter => !IsDestination(parameter))];
    private readonly ParameterInfo[] destinations = [.. method.GetParameters().Where(IsDestination)];
    private readonly string name = NameOf(method);

    /// <summary>False for step functions, whose differences say nothing.</summary>
    public bool IsSmooth => !Steps.Contains(method.Name);

    private ParameterInfo[] Numbers => [.. operands.Where(parameter => !IsWhole(parameter))];

    public static bool IsCovered(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        int results = parameters.Count(IsDestination);
        return method is { IsGenericMethod: true } && method.ReturnType == typeof(void) && method.GetGenericArguments().Length == 1
            && parameters.Where(parameter => parameter.ParameterType.IsGenericType).All(parameter => parameter.ParameterType.GetGenericArguments()[0].IsGenericParameter)
            && ElementwiseRules.Has(method.Name, parameters.Length - results, results);
    }

    /// <summary>A name for the overload: the function's, and for each operand whether it is a span.</summary>
    public static string NameOf(MethodInfo method) => $"{method.Name}_{string.Concat(method.GetParameters().Where(parameter => !IsDestination(parameter)).Select(parameter => IsSpan(parameter) ? 'x' : parameter.ParameterType.IsGenericParameter ? 's' : parameter.ParameterType == typeof(int) ? 'n' : 'm'))}";

    public static object ToSingle(object operand) => operand is double[] elements ? elements.Select(element => (float)element).ToArray() : (float)(double)operand;

    /// <summary>Operands in the domains of the rule.</summary>
    public object[] Sample(int length, int seed)
    {
        var random = new Random(seed);
        Domain[] domains = Domains();
        return [.. Numbers.Select((operand, k) => IsSpan(operand) ? (object)Enumerable.Range(0, length).Select(_ => Next(domains[k])).ToArray() : Next(domains[k]))];

        double Next(Domain domain) => domain.Low + ((0.05 + (0.9 * random.NextDouble())) * (domain.High - domain.Low));
    }

    private Domain[] Domains() => ElementwiseRules.Functions.FirstOrDefault(rule => rule.Name == method.Name && rule.Arity == operands.Length) is { } rule
        ? [.. rule.Domains.Where(domain => domain is not null).Select(domain => domain!)]
        : [.. Numbers.Select(_ => Domain.Real)];

    /// <summary>Writes a weighted sum of what the function leaves in a destination that is longer, and is not empty before.</summary>
    public void Write(StringBuilder members)
    {
        Write(members, name, "double", isInPlace: false);
        Write(members, name + "Single", "float", isInPlace: false);
        Write(members, name + "InPlace", "double", isInPlace: true);
    }

    private void Write(StringBuilder members, string called, string type, bool isInPlace)
    {
        string first = Numbers.First(IsSpan).Name!;
        string parameters = string.Join(", ", Numbers.Select(operand => $"{type}{(IsSpan(operand) ? "[]" : "")} {operand.Name}"));
        string own = string.Concat(destinations.Select((destination, k) => isInPlace && k == 0
            ? $"{type}[] {destination.Name} = {first}.AsSpan().ToArray(); "
            : $"{type}[] {destination.Name} = new {type}[{first}.Length + 1]; {destination.Name}[{first}.Length] = 2; "));
        string arguments = string.Join(", ", method.GetParameters().Select(parameter => isInPlace && parameter.Name == first ? destinations[0].Name
            : !IsWhole(parameter) ? parameter.Name : parameter.ParameterType == typeof(int) ? "3" : "MidpointRounding.AwayFromZero"));
        string sums = string.Concat(destinations.Select(destination => $"for (int i = 0; i < {destination.Name}.Length; i++) sum += (i + 1) * {destination.Name}[i] * {destination.Name}[i] / 2; "));
        string kinds = type == "float" ? "Derivatives.Gradient" : "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp";
        members.Append($"[Differentiable(Derivatives = {kinds})] public static {type} {called}({parameters}) {{ {own}TensorPrimitives.{method.Name}<{type}>({arguments}); {type} sum = 0; {sums}return sum; }}\n");
        if (type == "float")
            return;
        string given = string.Join(", ", Numbers.Select(operand => operand.Name)), tangents = string.Join(", ", Numbers.Select(operand => operand.Name + "Along"));
        string parts = "int next = 0; " + string.Concat(Numbers.Select(operand => IsSpan(operand)
            ? $"double[] {operand.Name}Along = direction.AsSpan(next, {operand.Name}.Length).ToArray(); next += {operand.Name}.Length; "
            : $"double {operand.Name}Along = direction[next++]; "));
        members.Append($"public static double {called}Along({parameters}, double[] direction) {{ {parts}return {called}Jvp({given}, {tangents}).Tangent; }}\n");
        members.Append($"public static object {called}Second({parameters}, double[] direction) {{ {parts}return {called}Hvp({given}, {tangents}); }}\n");
    }

    private static bool IsDestination(ParameterInfo parameter) => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>);

    private static bool IsSpan(ParameterInfo parameter) => parameter.ParameterType.IsGenericType;

    private static bool IsWhole(ParameterInfo parameter) => !parameter.ParameterType.IsGenericType && !parameter.ParameterType.IsGenericParameter;
}
