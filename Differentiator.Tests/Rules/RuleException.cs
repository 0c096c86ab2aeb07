using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Differentiator.Tests.Rules;

/// <summary>Members of the framework through which no derivative goes, and why: refused where a parameter goes in and a number comes out.</summary>
/// <param name="Type">The type that has them.</param>
/// <param name="Members">Their names; some overloads of a name may have rules.</param>
/// <param name="Overloads">Which overloads are meant: those with a parameter of this type; null for all.</param>
internal sealed record RuleException(Type Type, string[] Members, Type? Overloads, string Reason)
{
    private const string Decimal = "`decimal` is no binary number; convert to `double`";
    private const string Text = "a number comes out of a text";
    private const string Pair = "the other half of the result is set by reference; the overload that returns all of it is data";

    private static readonly string[] Rounded = ["Abs", "Ceiling", "Clamp", "Floor", "Max", "Min", "Round", "Sign", "Truncate"];

    public static IReadOnlyList<RuleException> All { get; } =
    [
        new(typeof(Math), Rounded, typeof(decimal), Decimal),
        new(typeof(Math), ["BigMul", "DivRem"], typeof(long).MakeByRefType(), Pair),
        new(typeof(Math), ["BigMul"], typeof(ulong).MakeByRefType(), Pair),
        new(typeof(Math), ["DivRem"], typeof(int).MakeByRefType(), Pair),
        new(typeof(double), ["Parse", "TryParse"], null, Text),
        new(typeof(float), ["Parse", "TryParse"], null, Text),
    ];

    public static RuleException? Find(MethodInfo method) => All.FirstOrDefault(exception => exception.Has(method));

    private bool Has(MethodInfo method) => method.DeclaringType == Type && Members.Contains(method.Name)
        && (Overloads is null || method.GetParameters().Any(parameter => parameter.ParameterType == Overloads));
}
