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

    /// <summary>The direction in which one number alone moves, of all that are differentiated with respect to.</summary>
    public static Array[] Direction(ICorpusFunction function, object[] arguments, int number)
    {
        Array[] direction = Destinations(function, arguments, _ => 0);
        foreach (Array part in direction)
        {
            if (number >= 0 && number < part.Length)
                Set(part, number, 1);
            number -= part.Length;
        }

        return direction;
    }

    /// <summary>Memory for the tangents of what is written without being differentiated with respect to.</summary>
    public static Array[] Left(ICorpusFunction function, object[] arguments, Func<int, double> fill) => [.. Cotangents(function, arguments, fill)
        .Where((_, k) => !function.WithRespectTo.Contains(function.Written[k]))];

    /// <summary>The last tangents of what is written, in the order of the parameters: left in the direction or beside it.</summary>
    public static IEnumerable<Array> WrittenTangents(ICorpusFunction function, Array[] direction, Array[] left)
    {
        int other = 0;
        foreach (int parameter in function.Written)
        {
            int place = function.WithRespectTo.ToList().IndexOf(parameter);
            yield return place >= 0 ? direction[place] : left[other++];
        }
    }

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
