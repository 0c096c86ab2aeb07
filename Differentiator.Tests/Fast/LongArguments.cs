using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fast;

/// <summary>Arguments in which there are whole vectors: all arrays several times as long, their elements over and over again.</summary>
internal static class LongArguments
{
    private static readonly int[] Factors = [1, 9];

    /// <summary>Functions whose loops do not end for longer arrays.</summary>
    private static readonly string[] Endless = ["Tensors.UnknownCount"];

    public static IEnumerable<object[]> Of(ICorpusFunction function, object[] arguments) =>
        Factors.Where(factor => factor == 1 || !Endless.Contains(function.Name)).Select(factor => Of(function, arguments, factor)).DistinctBy(longer => string.Join(",", longer.Select(Arguments.Length)));

    private static object[] Of(ICorpusFunction function, object[] arguments, int factor)
    {
        ParameterInfo[] parameters = function.Method.GetParameters();
        if (!arguments.Zip(parameters).All(pair => pair.First is not Array || IsFlat(pair.Second.ParameterType)))
            return arguments;
        return [.. arguments.Select(argument => argument is Array array ? Repeated(array, factor) : argument)];
    }

    private static Array Repeated(Array array, int factor)
    {
        var longer = Array.CreateInstance(array.GetType().GetElementType()!, array.Length * factor);
        for (int k = 0; k < factor; k++)
            array.CopyTo(longer, k * array.Length);
        return longer;
    }

    private static bool IsFlat(Type type) => (type.IsArray && type.GetArrayRank() == 1 && type.GetElementType()!.IsPrimitive)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is { } generic && (generic == typeof(Span<>) || generic == typeof(ReadOnlySpan<>)) && type.GenericTypeArguments[0].IsPrimitive);
}
