using System;
using System.Linq;

namespace Differentiator.Tests.Corpus;

/// <summary>Wrong lengths and overlaps are argument exceptions that name the destination and leave everything as it was.</summary>
internal static class DestinationCheck
{
    public static void Run(CorpusReport report, ICorpusFunction function, object[] arguments)
    {
        for (int k = 0; k < function.WithRespectTo.Count; k++)
        {
            object argument = arguments[function.WithRespectTo[k]];
            if (argument is not Array { Length: var length } input || HasNoLength(function.Method.GetParameters()[function.WithRespectTo[k]].ParameterType))
                continue;
            int element = Structures.Count(function.Method.GetParameters()[function.WithRespectTo[k]].ParameterType);
            Refuses(report, function, arguments, k, Arguments.Destination(input, length + element, _ => 0), "too long");
            if (length == 0)
                continue;
            Refuses(report, function, arguments, k, Arguments.Destination(input, length - element, _ => 0), "too short");
            Refuses(report, function, arguments, k, input, "the input itself");
        }
    }

    private static void Refuses(CorpusReport report, ICorpusFunction function, object[] arguments, int position, Array destination, string what)
    {
        object[] before = Arguments.Clone(arguments);
        Array[] destinations = Arguments.Destinations(function, arguments, _ => 0);
        destinations[position] = destination;
        string name = function.Method.GetParameters()[function.WithRespectTo[position]].Name + "Gradient";

        Exception? thrown = Thrown(() => function.Gradient(arguments, destinations));

        bool names = thrown is ArgumentException argument && (argument.ParamName == name || argument.Message.Contains(name, StringComparison.Ordinal));
        report.Compare(names, $"{function.Name}: a destination that is {what} gives {thrown?.GetType().Name ?? "no exception"} ({thrown?.Message})");
        report.Compare(Arguments.AreEqual(before, arguments), $"{function.Name}: a destination that is {what} is refused too late");
        bool untouched = destinations.Where((_, k) => k != position).All(other => Arguments.Flatten([other]).All(element => element == 0));
        report.Compare(untouched, $"{function.Name}: destinations are written although one is {what}");
    }

    private static bool HasNoLength(Type type) => type.IsByRef || (type.IsValueType && !type.IsByRefLike);

    private static Exception? Thrown(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }
}
