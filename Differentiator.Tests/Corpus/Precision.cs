using System;
using System.Linq;

namespace Differentiator.Tests.Corpus;

/// <summary>What can be asked of a function that computes in double or in float.</summary>
internal sealed record Precision(double Exact, double Differences, double LargeStep, double SmallStep)
{
    public static readonly Precision Single = new(Exact: 1e-5, Differences: 1e-2, LargeStep: 2e-2, SmallStep: 1e-2);
    private static readonly Precision Double = new(Exact: 1e-12, Differences: 1e-6, LargeStep: 1e-4, SmallStep: 2e-5);

    public static Precision Of(ICorpusFunction function) =>
        function.Method.GetParameters().Select(parameter => parameter.ParameterType).Append(function.Method.ReturnType).Any(UsesFloat) ? Single : Double;

    private static bool UsesFloat(Type type) =>
        type == typeof(float) || Structures.UsesFloat(type.GetElementType() ?? type) || type.GenericTypeArguments.Any(Structures.UsesFloat);
}
