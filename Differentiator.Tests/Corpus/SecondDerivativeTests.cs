using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Corpus;

/// <summary>
/// Products of the Hessian of every corpus function that has one, against differences of its gradient and, as Hessians are
/// symmetric, against each other, and with the gradient in one sweep against both apart, with the optimizer on and off.
/// </summary>
public sealed class SecondDerivativeTests(ITestOutputHelper output)
{
    private const int MostNumbers = 8;
    private const double Step = 1e-5;

    /// <summary>What rounds to <c>float</c> on its way: its gradient moves in steps.</summary>
    private static readonly HashSet<string> Rounded = ["Arithmetic.ThroughFloat"];

    public static TheoryData<string> Families => [.. CorpusFamily.Names];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Products_of_the_Hessian_are_right(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        List<string> failures = [];
        int compared = 0, refused = 0;
        foreach (HarnessOptions options in new[] { HarnessOptions.Default, HarnessOptions.Unoptimized })
        {
            foreach (ICorpusFunction function in CorpusFamily.Functions(options, sources, derivatives: AllModes.Second))
            {
                foreach (CaseAttribute given in function.Method.GetCustomAttributes<CaseAttribute>().Where(given => given.Smooth && given.Throws is null))
                {
                    try
                    {
                        compared += Compare(function, Arguments.Of(function, given), failures);
                        CheckSymmetry(function, Arguments.Of(function, given), failures);
                        CheckBoth(function, Arguments.Of(function, given), failures);
                    }
                    catch (NotSupportedException exception) when (exception.Message.StartsWith("DIFF201", StringComparison.Ordinal) || exception.Message.StartsWith("DIFF115", StringComparison.Ordinal))
                    {
                        refused++;
                        break;
                    }
                    catch (Exception exception) when (exception is not OutOfMemoryException)
                    {
                        failures.Add($"{function.Name}: {exception.GetType().Name}: {exception.Message}");
                    }
                }
            }
        }

        output.WriteLine($"{family}: {compared} second partials, {refused} functions refused");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(30)));
    }

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Hessians_are_made_of_these_products(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        List<string> failures = [];
        int compared = 0;
        foreach (HarnessOptions options in new[] { HarnessOptions.Default, HarnessOptions.Unoptimized })
        {
            foreach (ICorpusFunction function in CorpusFamily.Functions(options, sources, derivatives: AllModes.All))
            {
                foreach (CaseAttribute given in function.Method.GetCustomAttributes<CaseAttribute>().Where(given => given.Smooth && given.Throws is null))
                {
                    try
                    {
                        compared += CompareRows(function, Arguments.Of(function, given), failures);
                    }
                    catch (NotSupportedException exception) when (exception.Message.StartsWith("DIFF", StringComparison.Ordinal))
                    {
                        break;
                    }
                    catch (Exception exception) when (exception is not OutOfMemoryException)
                    {
                        failures.Add($"{function.Name}: {exception.GetType().Name}: {exception.Message}");
                    }
                }
            }
        }

        output.WriteLine($"{family}: {compared} entries");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(30)));
    }

    private static int CompareRows(ICorpusFunction function, object[] arguments, List<string> failures)
    {
        double tolerance = 100 * Precision.Of(function).Exact;
        Array[] any = Arguments.Destinations(function, arguments, _ => 0);
        int count = any.Sum(part => part.Length), compared = 0;
        Array hessian = Array.CreateInstance(any[0].GetType().GetElementType()!, count * count);
        double value = function.Hessian(Arguments.Clone(arguments), hessian);
        if (!Deviation.IsBitwise(value, function.Value(Arguments.Clone(arguments))))
            failures.Add($"{function.Name}: another value, {value:R}");
        double[] entries = Arguments.Flatten([hessian]);
        for (int row = 0; row < count; row++)
        {
            Array[] product = Arguments.Destinations(function, arguments, _ => double.NaN);
            function.Hvp(Arguments.Clone(arguments), Arguments.Direction(function, arguments, row), product);
            double[] expected = Arguments.Flatten(product);
            for (int column = 0; column < count; column++)
            {
                double entry = entries[(row * count) + column];
                if (!double.IsFinite(expected[column]))
                    continue;
                compared++;
                if (!(Math.Abs(entry - expected[column]) <= tolerance * Math.Max(1, expected.Where(double.IsFinite).Max(Math.Abs))))
                    failures.Add($"{function.Name}: entry {row}, {column} is {entry:R}, by the product {expected[column]:R}");
            }
        }

        return compared;
    }

    // <u, H v> = <v, H u>
    private static void CheckSymmetry(ICorpusFunction function, object[] arguments, List<string> failures)
    {
        Array[] u = Arguments.Destinations(function, arguments, k => 1 - (0.3 * k)), v = Arguments.Destinations(function, arguments, k => Math.Cos((2 * k) + 1));
        double[] left = Terms(u, v), right = Terms(v, u);
        double scale = left.Concat(right).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (double.IsFinite(scale) && !Rounded.Contains(function.Name) && !(Math.Abs(left.Sum() - right.Sum()) <= 100 * left.Length * Precision.Of(function).Exact * Math.Max(1, scale)))
            failures.Add($"{function.Name}: not symmetric, {left.Sum():R} and {right.Sum():R}");

        double[] Terms(Array[] to, Array[] along)
        {
            Array[] product = Arguments.Destinations(function, arguments, _ => double.NaN);
            function.Hvp(Arguments.Clone(arguments), along, product);
            return [.. Arguments.Flatten(to).Zip(Arguments.Flatten(product), (a, b) => a == 0 ? 0 : a * b)];
        }
    }

    private static void CheckBoth(ICorpusFunction function, object[] arguments, List<string> failures)
    {
        Array[] direction = Arguments.Destinations(function, arguments, k => 0.75 - (0.5 * k)), gradient = Empty(), product = Empty();
        object[] once = Arguments.Clone(arguments);
        double value = function.Gradient(once, gradient).Value;
        function.Hvp(Arguments.Clone(arguments), direction, product);
        Check("in one sweep", function.GradientHvp);
        Check("in one sweep, returned", function.ConvenientGradientHvp);

        Array[] Empty() => Arguments.Destinations(function, arguments, _ => double.NaN);

        void Check(string what, Func<object[], Array[], Array[], Array[], double> both)
        {
            Array[] first = Empty(), second = Empty();
            object[] used = Arguments.Clone(arguments);
            if (!Deviation.IsBitwise(both(used, direction, first, second), value))
                failures.Add($"{function.Name}: another value {what}");
            if (!Arguments.AreEqual(once, used))
                failures.Add($"{function.Name}: other arguments are left {what}");
            Compare($"gradient {what}", gradient, first);
            Compare($"product {what}", product, second);
        }

        void Compare(string what, Array[] apart, Array[] both)
        {
            double[] expected = Arguments.Flatten(apart), found = Arguments.Flatten(both);
            double scale = expected.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
            for (int k = 0; k < expected.Length; k++)
            {
                if (!expected[k].Equals(found[k]) && !(Math.Abs(expected[k] - found[k]) <= Precision.Of(function).Exact * scale))
                    failures.Add($"{function.Name}: {what}: number {k} is {found[k]:R}, apart {expected[k]:R}");
            }
        }
    }

    /// <summary>How many partials could be compared.</summary>
    private static int Compare(ICorpusFunction function, object[] arguments, List<string> failures)
    {
        Precision precision = Precision.Of(function);
        int compared = 0, number = 0;
        foreach (int parameter in function.WithRespectTo)
        {
            for (int i = 0; i < Arguments.Length(arguments[parameter]); i++, number++)
            {
                if (number >= MostNumbers)
                    return compared;
                Array[] product = Arguments.Destinations(function, arguments, _ => double.NaN);
                double value = function.Hvp(Arguments.Clone(arguments), Arguments.Direction(function, arguments, number), product);
                if (!Deviation.IsBitwise(value, function.Value(Arguments.Clone(arguments))))
                    failures.Add($"{function.Name}: another value, {value:R}");

                // In single precision the differences of a gradient say little.
                if (precision.Exact > 1e-9 || Rounded.Contains(function.Name))
                    continue;
                double[] found = Arguments.Flatten(product), wide = Difference(function, arguments, parameter, i, 2 * Step), narrow = Difference(function, arguments, parameter, i, Step);
                for (int k = 0; k < found.Length; k++)
                {
                    double difference = ((4 * narrow[k]) - wide[k]) / 3, error = Math.Abs(narrow[k] - wide[k]);
                    if (!double.IsFinite(difference) || error > 1e-4 * (1 + Math.Abs(difference)))
                        continue;
                    compared++;
                    if (!(Math.Abs(found[k] - difference) <= (10 * error) + (1e-5 * (1 + Math.Abs(difference)))))
                        failures.Add($"{function.Name}: second partial {number}, {k} is {found[k]:R}, by differences {difference:R}");
                }
            }
        }

        return compared;
    }

    private static double[] Difference(ICorpusFunction function, object[] arguments, int parameter, int element, double step)
    {
        double x = Arguments.Element(arguments[parameter], element), scaled = step * Math.Max(1, Math.Abs(x));
        double[] up = At(x + scaled), down = At(x - scaled);
        return [.. up.Zip(down, (above, below) => (above - below) / (2 * scaled))];

        double[] At(double moved)
        {
            object[] shifted = Arguments.Clone(arguments);
            Arguments.SetElement(shifted, parameter, element, moved);
            Array[] gradient = Arguments.Destinations(function, arguments, _ => double.NaN);
            function.Gradient(shifted, gradient);
            return Arguments.Flatten(gradient);
        }
    }
}
