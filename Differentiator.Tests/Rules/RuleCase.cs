using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Generator.Rules;

namespace Differentiator.Tests.Rules;

/// <summary>One library function of the rule table in one precision: its source, its samples, and calls of what is emitted for it.</summary>
internal sealed record RuleCase(Rule Rule, Type Library, Type Scalar)
{
    private const int Samples = 5;

    /// <summary>The argument of every integer operand.</summary>
    private const int Integer = 3;

    /// <summary>Whether it is the function of <c>float</c>, the rule of which is that of <c>double</c>, rounded.</summary>
    public bool IsSingle => Scalar == typeof(float);

    /// <summary>The same rule for <c>double</c>.</summary>
    public RuleCase Wide => All.Single(other => other.Rule == Rule && !other.IsSingle);

    public string Name => $"{Rule.Name.Replace(".", "", StringComparison.Ordinal)}{Rule.Arity}{(Library.Assembly == typeof(Math).Assembly ? "" : Scalar.Name)}{Library.Name}";

    /// <summary>The rules for double and, where the framework has the function, for float.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. from rule in RuleTable.All
           from candidate in new[] { new RuleCase(rule, Found(rule.Library.Double), typeof(double)), new(rule, Found(rule.Library.Single), typeof(float)) }
           where candidate.Exists
           select candidate,
    ];

    private IEnumerable<Type> Operands => Rule.Domains.Select(domain => domain is null ? typeof(int) : Scalar);

    private bool Exists => Library.GetMethod(Path[0], [.. Operands])?.ReturnType is { } result && (result == Scalar || (IsPart && result == typeof(ValueTuple<,>).MakeGenericType(Scalar, Scalar)));

    /// <summary>Whether the function is an element of a tuple that another one returns.</summary>
    private bool IsPart => Path.Length > 1;

    private string[] Path => Rule.Name.Split('.');

    /// <summary>The call of the function in C#.</summary>
    private string Call(IEnumerable<string> arguments) =>
        $"{(Library == typeof(double) ? "double" : Library == typeof(float) ? "float" : Library.Name)}.{Path[0]}({string.Join(", ", arguments)}){(IsPart ? "." + Path[1] : "")}";

    /// <summary>A type of the framework or of the runtime.</summary>
    public static Type Found(string name) => typeof(Math).Assembly.GetType(name) ?? typeof(Gradient).Assembly.GetType(name)!;

    public string Source
    {
        get
        {
            string scalar = Scalar == typeof(float) ? "float" : "double";
            IEnumerable<string> parameters = Rule.Domains.Select((domain, k) => $"{(domain is null ? "int" : scalar)} p{k}");
            IEnumerable<string> arguments = Rule.Domains.Select((_, k) => $"p{k}");
            return $"[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] static {scalar} {Name}({string.Join(", ", parameters)}) => {Call(arguments)};";
        }
    }

    /// <summary>Points inside the operands' domains, the same numbers in both precisions.</summary>
    public IEnumerable<object[]> Points => Enumerable.Range(0, Samples).Select(i =>
        Rule.Domains.Select((domain, k) => domain is null ? Integer : Sampled(domain, i, k)).ToArray());

    public double Value(Type emitted, object[] point) => Convert.ToDouble(Find(emitted, Name).Invoke(null, point));

    /// <summary>The value and the partial derivatives with respect to the floating-point operands.</summary>
    public (double Value, double[] Partials) Gradient(Type emitted, object[] point)
    {
        MethodInfo method = Find(emitted, Name + "Gradient");
        object?[] arguments = [.. point, .. Rule.Domains.Where(domain => domain is not null).Select(_ => (object?)null)];
        object value = method.Invoke(null, arguments)!;
        return (Convert.ToDouble(value), [.. arguments.Skip(point.Length).Select(Convert.ToDouble)]);
    }

    /// <summary>The derivative in the direction of each floating-point operand, by forward mode.</summary>
    public double[] Tangents(Type emitted, object[] point)
    {
        int[] operands = [.. Enumerable.Range(0, point.Length).Where(k => Rule.Domains[k] is not null)];
        return [.. operands.Select(k =>
        {
            IEnumerable<object> direction = operands.Select(other => Convert.ChangeType(other == k ? 1 : 0, Scalar));
            var both = (System.Runtime.CompilerServices.ITuple)Find(emitted, Name + "Jvp").Invoke(null, [.. point, .. direction])!;
            return Convert.ToDouble(both[1]);
        })];
    }

    /// <summary>The products of the Hessian with the direction of each floating-point operand.</summary>
    public double[][] Products(Type emitted, object[] point)
    {
        int[] operands = [.. Enumerable.Range(0, point.Length).Where(k => Rule.Domains[k] is not null)];
        return [.. operands.Select(k =>
        {
            IEnumerable<object> direction = operands.Select(other => Convert.ChangeType(other == k ? 1 : 0, Scalar));
            object?[] arguments = [.. point, .. direction, .. operands.Select(_ => (object?)null)];
            Find(emitted, Name + "Hvp").Invoke(null, arguments);
            return arguments.Skip(point.Length + operands.Length).Select(Convert.ToDouble).ToArray();
        })];
    }

    // Additive recurrences with irrational steps spread over the interval and avoid ties and whole numbers.
    private object Sampled(Domain domain, int sample, int operand)
    {
        double fraction = (0.1 + ((sample + 1) * 0.6180339887) + (operand * 0.4142135623)) % 1;
        float point = (float)(domain.Low + ((domain.High - domain.Low) * fraction));
        return Convert.ChangeType(point, Scalar);
    }

    private static MethodInfo Find(Type emitted, string name) => emitted
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(method => method.Name == name)
        .MaxBy(method => method.GetParameters().Length)!;
}
