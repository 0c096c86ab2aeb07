using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>Boxed arguments and destinations of corpus functions.</summary>
internal static class Arguments
{
    /// <summary>The case's constants as values of the parameters' types.</summary>
    public static object[] Of(ICorpusFunction function, CaseAttribute given)
    {
        ParameterInfo[] parameters = function.Method.GetParameters();
        return parameters.Length == given.Arguments.Length
            ? [.. parameters.Zip(given.Arguments, (parameter, argument) => argument is Array ? argument : Convert.ChangeType(argument, parameter.ParameterType))]
            : throw new ArgumentException($"{function.Name} has {parameters.Length} parameters, its case {given.Arguments.Length} arguments.", nameof(given));
    }

    /// <summary>For each written array, one of the same length, filled by position.</summary>
    public static Array[] Cotangents(ICorpusFunction function, object[] arguments, Func<int, double> fill) =>
        [.. function.Written.Select(parameter => Destination(arguments[parameter], Length(arguments[parameter]), fill))];

    public static object[] Clone(object[] arguments) => [.. arguments.Select(argument => argument is Array array ? array.Clone() : argument)];

    public static int Length(object argument) => argument is Array array ? array.Length : 1;

    public static double Element(object argument, int index) => Convert.ToDouble(argument is Array array ? array.GetValue(index) : argument);

    public static void SetElement(object[] arguments, int parameter, int index, double value)
    {
        if (arguments[parameter] is Array array)
            Set(array, index, value);
        else
            arguments[parameter] = Convert.ChangeType(value, arguments[parameter].GetType());
    }

    /// <summary>One array per parameter differentiated with respect to, filled by position.</summary>
    public static Array[] Destinations(ICorpusFunction function, object[] arguments, Func<int, double> fill) =>
        [.. function.WithRespectTo.Select(parameter => Destination(arguments[parameter], Length(arguments[parameter]), fill))];

    public static Array Destination(object argument, int length, Func<int, double> fill)
    {
        var destination = Array.CreateInstance(argument.GetType().GetElementType() ?? argument.GetType(), length);
        for (int i = 0; i < length; i++)
            Set(destination, i, fill(i));
        return destination;
    }

    public static double[] Flatten(IEnumerable<Array> arrays) => [.. arrays.SelectMany(array => array.Cast<object>()).Select(Convert.ToDouble)];

    public static bool AreEqual(object[] a, object[] b) => a.Zip(b).All(pair =>
        pair.First is char or string ? pair.First.Equals(pair.Second) : Enumerable.SequenceEqual(Bits(pair.First), Bits(pair.Second)));

    private static IEnumerable<long> Bits(object argument) =>
        Enumerable.Range(0, Length(argument)).Select(i => BitConverter.DoubleToInt64Bits(Element(argument, i)));

    private static void Set(Array array, int index, double value) =>
        array.SetValue(Convert.ChangeType(value, array.GetType().GetElementType()!), index);
}
