using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Differentiator.Samples.Inspect;

/// <summary>A method of the samples that carries <see cref="DifferentiableAttribute"/>, and the members emitted for it.</summary>
internal sealed record DifferentiatedMethod(string Type, string Method, IReadOnlyList<string> EmittedMembers)
{
    /// <summary>The parameters that it is differentiated with respect to.</summary>
    public IReadOnlyList<string> WithRespectTo { get; init; } = [];

    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public string Name => $"{Type}.{Method}";

    public static IReadOnlyList<DifferentiatedMethod> All { get; } =
        [.. typeof(DifferentiatedMethod).Assembly.GetTypes().SelectMany(Of).OrderBy(method => method.Name, StringComparer.Ordinal)];

    public static DifferentiatedMethod? Find(string name) =>
        All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<DifferentiatedMethod> Of(Type type)
    {
        MethodInfo[] methods = type.GetMethods(Declared);
        ILookup<string, (string Name, EmittedDerivativeAttribute Attribute)> emitted = methods
            .Where(method => method.GetCustomAttribute<EmittedDerivativeAttribute>() is not null)
            .Select(method => (method.Name, Attribute: method.GetCustomAttribute<EmittedDerivativeAttribute>()!))
            .ToLookup(member => member.Attribute.Of);
        return methods
            .Where(method => method.IsDefined(typeof(DifferentiableAttribute)))
            .Select(method => new DifferentiatedMethod(type.Name, method.Name, [.. emitted[method.Name].Select(member => member.Name).Distinct()])
            {
                WithRespectTo = [.. emitted[method.Name].SelectMany(member => member.Attribute.WithRespectTo).Distinct()],
            });
    }
}
