using System;
using System.Linq;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fast;

/// <summary>Compares the members of a function's plain and fast forms at the same arguments.</summary>
internal sealed class FastCheck(CorpusReport report, ICorpusFunction plain, ICorpusFunction fast, object[] arguments, bool isExact = false)
{
    private const double Cotangent = -1.75;

    /// <summary>Of sums of some hundred terms, in parts of the largest of all numbers that are compared.</summary>
    private readonly double tolerance = isExact ? 0 : Precision.Of(plain) == Precision.Single ? 1e-3 : 1e-10;

    public void Run()
    {
        Compare("gradient", Gradient);
        Compare("vjp", Vjp);
        Compare("jvp", Jvp);
    }

    /// <summary>The derivatives of the gradient.</summary>
    public void RunSecond()
    {
        Compare("hvp", Hvp);
        Compare("gradient and hvp", GradientHvp);
    }

    private static double[] Hvp(ICorpusFunction function, object[] copy)
    {
        Array[] direction = Arguments.Destinations(function, copy, k => 0.5 - (k % 3)), product = Arguments.Destinations(function, copy, _ => double.NaN);
        double value = function.Hvp(copy, direction, product);
        return [value, .. Arguments.Flatten(product)];
    }

    private static double[] GradientHvp(ICorpusFunction function, object[] copy)
    {
        Array[] direction = Arguments.Destinations(function, copy, k => 0.5 - (k % 3));
        Array[] gradient = Arguments.Destinations(function, copy, _ => double.NaN), product = Arguments.Destinations(function, copy, _ => double.NaN);
        double value = function.GradientHvp(copy, direction, gradient, product);
        return [value, .. Arguments.Flatten(gradient), .. Arguments.Flatten(product)];
    }

    private static double[] Gradient(ICorpusFunction function, object[] copy)
    {
        Array[] destinations = Arguments.Destinations(function, copy, _ => double.NaN);
        double value = function.Gradient(copy, destinations).Value;
        return [value, .. Arguments.Flatten(destinations)];
    }

    private static double[] Vjp(ICorpusFunction function, object[] copy)
    {
        Array[] accumulators = Arguments.Destinations(function, copy, k => 0.5 + (k % 7));
        function.Vjp(copy, Cotangent, Arguments.Cotangents(function, copy, k => 0.25 - (0.5 * (k % 5))), accumulators);
        return Arguments.Flatten(accumulators);
    }

    private static double[] Jvp(ICorpusFunction function, object[] copy)
    {
        Array[] direction = Arguments.Destinations(function, copy, k => 0.5 - (k % 3)), left = Arguments.Left(function, copy, _ => double.NaN);
        double value = function.Jvp(copy, direction, left, out double tangent).Value;
        return [value, tangent, .. Arguments.Flatten(Arguments.WrittenTangents(function, direction, left))];
    }

    private void Compare(string member, Func<ICorpusFunction, object[], double[]> numbers)
    {
        object[] first = Arguments.Clone(arguments), second = Arguments.Clone(arguments);
        (double[]? expected, Exception? expectedError) = Outcome(plain, first, numbers);
        (double[]? found, Exception? error) = Outcome(fast, second, numbers);
        report.Compare(expectedError?.GetType() == error?.GetType(), $"{Where} {member}: {error?.ToString() ?? "nothing"} is thrown, plain {expectedError?.GetType().Name ?? "nothing"}");
        Compare($"{member}, written inputs", Numbers(first), Numbers(second));
        if (expected is not null && found is not null)
            Compare(member, expected, found);
    }

    private void Compare(string member, double[] expected, double[] found)
    {
        double scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max() + 1;
        for (int k = 0; k < expected.Length; k++)
            report.Compare(expected[k].Equals(found[k]) || Math.Abs(expected[k] - found[k]) <= tolerance * scale, $"{Where} {member}: number {k} is {found[k]:R}, plain {expected[k]:R}");
    }

    private string Where => $"{plain.Name}({string.Join(", ", arguments.Select(argument => argument is Array array ? $"{array.Length} numbers" : argument))})";

    private static double[] Numbers(object[] all) => [.. all.OfType<Array>().Where(array => array.GetType().GetElementType() is { IsPrimitive: true } item && item != typeof(bool) && item != typeof(char)).SelectMany(array => Arguments.Flatten([array]))];

    private static (double[]? Numbers, Exception? Error) Outcome(ICorpusFunction function, object[] copy, Func<ICorpusFunction, object[], double[]> numbers)
    {
        try
        {
            return (numbers(function, copy), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }
}
