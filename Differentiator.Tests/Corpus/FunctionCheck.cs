using System;
using System.Linq;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>Runs one function at one case through every emitted member and compares what can be compared.</summary>
internal sealed class FunctionCheck(CorpusReport report, ICorpusFunction function, CaseAttribute given)
{
    private const double Cotangent = -1.75;

    private readonly Precision precision = Precision.Of(function);
    private readonly object[] arguments = Arguments.Of(function, given);

    private string Where => $"{function.Name}({string.Join(", ", arguments.Select(Show))})";

    /// <summary>Returns the gradient, so that it can be compared with that of another compilation.</summary>
    public double[] Run()
    {
        if (given.Throws is not null)
        {
            Exceptions();
            return [];
        }

        object[] before = Arguments.Clone(arguments);
        double[] gradient = Gradient();
        Expected(gradient);
        Differences(gradient);
        ConvenientGradient(gradient);
        Vjp(gradient);
        WrittenResults();
        Jvp(gradient);
        report.Compare(Arguments.AreEqual(before, arguments), $"{Where} changes its inputs");
        DestinationCheck.Run(report, function, arguments);
        return gradient;
    }

    /// <summary>The case itself: its expected numbers against differences, without a derivative.</summary>
    public void CompareExpectedWithDifferences()
    {
        if (given.Throws is { } type)
        {
            report.Compare(Thrown(() => function.Value(Arguments.Clone(arguments)))?.GetType() == type, $"{Where} does not throw {type.Name}");
            return;
        }

        int[] lengths = [.. function.WithRespectTo.Select(parameter => Arguments.Length(arguments[parameter]))];
        double[]? expected = given.Expect;
        report.Compare(expected is null ? given.Smooth : expected.Length == lengths.Sum(), $"{Where}: expects {expected?.Length} numbers");
        if (expected?.Length == lengths.Sum())
            Differences(expected);
    }

    private void Exceptions()
    {
        Array[] Destinations() => Arguments.Destinations(function, arguments, _ => 0);
        Exception? own = Thrown(() => function.Value(Arguments.Clone(arguments)));
        report.Compare(own?.GetType() == given.Throws, $"{Where} throws {own?.GetType().Name ?? "nothing"}");
        Action[] members =
        [
            () => function.Gradient(Arguments.Clone(arguments), Destinations()),
            () => function.ConvenientGradient(Arguments.Clone(arguments), Destinations()),
            () => function.Jvp(Arguments.Clone(arguments), Destinations(), Arguments.Left(function, arguments, _ => 0), out _),
            () => function.Vjp(Arguments.Clone(arguments), Cotangent, Arguments.Cotangents(function, arguments, _ => 0), Destinations()),
        ];
        foreach (Exception? thrown in members.Select(Thrown))
            report.Compare(thrown?.GetType() == own?.GetType() && thrown?.Message == own?.Message, $"{Where}: an emitted member throws {thrown?.ToString() ?? "nothing"}");
    }

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

    private double[] Gradient()
    {
        Array[] first = Arguments.Destinations(function, arguments, _ => double.NaN);
        object[] written = Copy, left = Copy;
        double value = function.Value(left);
        Measured measured = function.Gradient(written, first);
        report.Compare(Arguments.AreEqual(left, written), $"{Where}: the gradient leaves other inputs than the function");
        report.Compare(Deviation.IsBitwise(value, measured.Value), $"{Where}: value {value:R}, with gradient {measured.Value:R}");

        Array[] second = Arguments.Destinations(function, arguments, _ => double.NaN);
        measured = function.Gradient(Copy, second);
        double[] gradient = Arguments.Flatten(first);
        report.Compare(AreIdentical(gradient, Arguments.Flatten(second)), $"{Where}: a second call gives another gradient");
        report.Compare(measured.Bytes <= Allowed(), $"{Where}: gradient allocates {measured.Bytes} bytes");
        return gradient;
    }

    /// <summary>Nothing; or what the function allocates itself.</summary>
    private long Allowed()
    {
        if (function.Method.GetCustomAttribute<AllocatesAttribute>() is null)
            return 0;
        object[] copy = Copy;
        long before = GC.GetAllocatedBytesForCurrentThread();
        function.Value(copy);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Expected(double[] gradient)
    {
        if (given.Expect is not { } expected)
        {
            report.Compare(given.Smooth, $"{Where}: not smooth, and no expected numbers");
            return;
        }

        report.Compare(expected.Length == gradient.Length, $"{Where}: {expected.Length} numbers expected, {gradient.Length} found");
        for (int i = 0; i < Math.Min(expected.Length, gradient.Length); i++)
            report.Compare(Deviation.Within(precision.Exact, expected[i], gradient[i]), $"{Where}: partial {i} is {gradient[i]:R}, expected {expected[i]:R}");
    }

    private void Differences(double[] gradient)
    {
        if (!given.Smooth)
            return;
        int flat = 0;
        foreach (int parameter in function.WithRespectTo)
        {
            for (int i = 0; i < Arguments.Length(arguments[parameter]); i++, flat++)
            {
                double? difference = CentralDifference.Partial(function, arguments, parameter, i, precision);
                report.CountDifference(skipped: difference is null);
                if (difference is { } partial)
                    report.Compare(Deviation.Within(precision.Differences, partial, gradient[flat]), $"{Where}: partial {flat} is {gradient[flat]:R}, by differences {partial:R}");
            }
        }
    }

    private void ConvenientGradient(double[] gradient)
    {
        Array[] destinations = Arguments.Destinations(function, arguments, _ => double.NaN);
        double value = function.ConvenientGradient(Copy, destinations);
        report.Compare(Deviation.IsBitwise(function.Value(Copy), value), $"{Where}: the tuple's value is {value:R}");
        report.Compare(AreIdentical(gradient, Arguments.Flatten(destinations)), $"{Where}: the tuple's gradient differs");
    }

    private void Vjp(double[] gradient)
    {
        Array[] accumulators = Arguments.Destinations(function, arguments, i => 0.5 + i);
        double[] before = Arguments.Flatten(accumulators);
        function.Vjp(Copy, Cotangent, Arguments.Cotangents(function, arguments, _ => 0), accumulators);
        double[] after = Arguments.Flatten(accumulators);
        for (int i = 0; i < after.Length; i++)
        {
            double expected = before[i] + Pulled(gradient[i]);
            report.Compare(Deviation.Within(precision.Exact, expected, after[i]), $"{Where}: accumulator {i} is {after[i]:R}, expected {expected:R}");
        }

        Array[] cotangents = Arguments.Cotangents(function, arguments, _ => 0);
        object[] copy = Copy;
        long bytes = function.Vjp(copy, Cotangent, cotangents, accumulators);
        report.Compare(bytes <= Allowed(), $"{Where}: vjp allocates {bytes} bytes");
    }

    /// <summary>What is written is a result: its cotangents, pulled back, against differences of the sum that they weigh.</summary>
    private void WrittenResults()
    {
        if (function.Written.Count == 0 || !given.Smooth)
            return;
        Array[] cotangents = Arguments.Cotangents(function, arguments, i => 0.75 - (0.5 * i)), accumulators = Arguments.Destinations(function, arguments, _ => 0);
        double[] weights = Arguments.Flatten(cotangents);
        function.Vjp(Copy, Cotangent, cotangents, accumulators);
        double[] pulled = Arguments.Flatten(accumulators);
        int flat = 0;
        foreach (int parameter in function.WithRespectTo)
        {
            for (int i = 0; i < Arguments.Length(arguments[parameter]); i++, flat++)
            {
                double? difference = CentralDifference.Partial(Weighted, arguments, parameter, i, precision);
                report.CountDifference(skipped: difference is null);
                if (difference is { } partial)
                    report.Compare(Deviation.Within(precision.Differences, partial, pulled[flat]), $"{Where}: of what is written, partial {flat} is {pulled[flat]:R}, by differences {partial:R}");
            }
        }

        double Weighted(object[] at)
        {
            double value = Cotangent * function.Value(at);
            double[] left = Arguments.Flatten(function.Written.Select(parameter => (Array)at[parameter]));
            return value + left.Zip(weights, (element, weight) => element * weight).Sum();
        }
    }

    /// <summary>Forward mode against reverse mode: each partial by its own direction, and all together by the dot product.</summary>
    private void Jvp(double[] gradient)
    {
        for (int i = 0; i < Math.Min(gradient.Length, 12); i++)
        {
            Array[] direction = Arguments.Direction(function, arguments, i);
            object[] left = Copy, expected = Copy;
            Measured measured = function.Jvp(left, direction, Arguments.Left(function, arguments, _ => double.NaN), out double tangent);
            double value = function.Value(expected);
            report.Compare(Deviation.IsBitwise(value, measured.Value), $"{Where}: value {value:R}, with tangent {measured.Value:R}");
            report.Compare(Arguments.AreEqual(left, expected), $"{Where}: forward mode leaves other inputs than the function");


            // An infinite adjoint that goes two ways may meet itself as NaN; a tangent comes one way.
            report.Compare(double.IsNaN(gradient[i]) || Deviation.Within(precision.Exact, gradient[i], tangent), $"{Where}: partial {i} is {gradient[i]:R} in reverse, {tangent:R} in forward mode");
        }

        Array[] cotangents = Arguments.Cotangents(function, arguments, i => 0.75 - (0.5 * i)), accumulators = Arguments.Destinations(function, arguments, _ => 0);
        function.Vjp(Copy, Cotangent, cotangents, accumulators);
        double[] pulled = Arguments.Flatten(accumulators);
        Array[] tangents = Arguments.Destinations(function, arguments, i => 0.5 - (0.375 * i)), others = Arguments.Left(function, arguments, _ => double.NaN);
        double[] given = Arguments.Flatten(tangents);
        object[] copy = Copy;
        long bytes = function.Jvp(copy, tangents, others, out double along).Bytes;
        report.Compare(bytes <= Allowed(), $"{Where}: jvp allocates {bytes} bytes");
        double backward = pulled.Zip(given, (partial, step) => partial * step).Sum();
        double forward = (Cotangent * along)
            + Arguments.WrittenTangents(function, tangents, others).Zip(cotangents, (last, weights) => Arguments.Flatten([last]).Zip(Arguments.Flatten([weights]), (tangent, weight) => tangent * weight).Sum()).Sum();
        if (double.IsFinite(backward) && double.IsFinite(forward) && !function.Written.Any(HasData))
        {
            double scale = pulled.Zip(given, (partial, step) => Math.Abs(partial * step)).Append(Math.Abs(forward)).Append(1).Max();
            report.Compare(Math.Abs(forward - backward) <= precision.Exact * 10 * scale, $"{Where}: <w, J v> is {forward:R}, <J' w, v> is {backward:R}");
        }
    }

    /// <summary>Whether elements have parts that are data: what the caller gives as their tangents stays where it is.</summary>
    private bool HasData(int parameter)
    {
        Type type = function.Method.GetParameters()[parameter].ParameterType;
        Type element = type.GetElementType() ?? type.GetGenericArguments().FirstOrDefault() ?? type;
        return element.GetMembers().Any(member => member.IsDefined(typeof(NoGradientAttribute)))
            || element.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(field => !element.IsPrimitive && field.FieldType.IsPrimitive && field.FieldType != typeof(double) && field.FieldType != typeof(float));
    }

    private object[] Copy => Arguments.Clone(arguments);

    private static double Pulled(double partial) => Cotangent * partial;

    private static bool AreIdentical(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(pair => Deviation.IsBitwise(pair.First, pair.Second));

    private static string Show(object argument) => argument is Array array
        ? $"[{string.Join(", ", array.Cast<object>().Select(Show))}]"
        : Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture)!;
}
