using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>Runs one program at its points and returns the first thing that is wrong.</summary>
internal sealed class ProgramCheck(FuzzProgram program, ICorpusFunction optimized, ICorpusFunction plain, FuzzReport report)
{
    private const double Cotangent = -1.75;

    /// <summary>An arbitrary finite number that a destination holds before the second call.</summary>
    private const double Garbage = 3.25e7;

    /// <summary>Floats anywhere in the program make all of it as coarse as they are.</summary>
    private readonly Precision precision = program.Members.Contains("float", StringComparison.Ordinal) ? Precision.Single : Precision.Of(optimized);

    public FuzzFailure? Run()
    {
        foreach (object[] point in program.Points)
        {
            if (At(point) is { } failure)
                return failure with { Message = $"F({string.Join(", ", point.Select(Show))}): {failure.Message}" };
        }

        return null;
    }

    private FuzzFailure? At(object[] arguments)
    {
        report.Points++;
        if (ValueOf(arguments) is not { } value || !double.IsFinite(value))
        {
            report.PointsSkipped++;
            return null;
        }

        try
        {
            object[] before = Arguments.Clone(arguments);
            double[] gradient = Gradient(optimized, arguments, out FuzzFailure? failure, value);
            double[] other = Gradient(plain, arguments, out FuzzFailure? otherFailure, value);
            failure ??= otherFailure;
            if (failure is not null)
                return failure;
            double[] noise = Noise(arguments, gradient);
            return Compare(FailureKind.Optimizer, gradient, other, noise, "without the optimizer")
                ?? Vjp(optimized, arguments, gradient, noise)
                ?? Vjp(plain, arguments, other, noise)
                ?? (Arguments.AreEqual(before, arguments) ? null : Fail(FailureKind.InputsChanged, "the inputs change"))
                ?? Differences(arguments, gradient, value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Fail(FailureKind.Threw, exception.ToString());
        }
    }

    private double? ValueOf(object[] arguments)
    {
        try
        {
            return optimized.Value(arguments);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private double[] Gradient(ICorpusFunction function, object[] arguments, out FuzzFailure? failure, double value)
    {
        Array[] first = Arguments.Destinations(function, arguments, _ => double.NaN), second = Arguments.Destinations(function, arguments, _ => Garbage);
        double measured = function.Gradient(arguments, first).Value, again = function.Gradient(arguments, second).Value;
        double[] gradient = Arguments.Flatten(first), repeated = Arguments.Flatten(second);
        failure = !Deviation.IsBitwise(value, measured) || !Deviation.IsBitwise(value, again)
            ? Fail(FailureKind.Value, $"{Which(function)}: the value is {Show(value)}, with the gradient {Show(measured)}")
            : !gradient.Zip(repeated).All(pair => Deviation.IsBitwise(pair.First, pair.Second))
            ? Fail(FailureKind.SecondCall, $"{Which(function)}: [{Show(gradient)}], then [{Show(repeated)}]")
            : null;
        return gradient;
    }

    private FuzzFailure? Vjp(ICorpusFunction function, object[] arguments, double[] gradient, double[] noise)
    {
        Array[] accumulators = Arguments.Destinations(function, arguments, i => 0.5 + i);
        double[] expected = [.. Arguments.Flatten(accumulators).Zip(gradient, (before, partial) => before + (Cotangent * partial))];
        function.Vjp(arguments, Cotangent, [], accumulators);
        return Compare(FailureKind.Vjp, Arguments.Flatten(accumulators), expected, noise, $"expected ({Which(function)})");
    }

    /// <summary>How much the gradient moves when inputs change in their last places: what rounding may do to it.</summary>
    private double[] Noise(object[] arguments, double[] gradient)
    {
        double[] noise = new double[gradient.Length];
        double unit = precision.Exact > 1e-9 ? 1.2e-7 : 2.2e-16;
        foreach (double shift in new[] { 8 * unit, -16 * unit })
        {
            object[] shifted = Arguments.Clone(arguments);
            for (int parameter = 0; parameter < shifted.Length; parameter++)
            {
                if (shifted[parameter] is int or bool)
                    continue;
                for (int i = 0; i < Arguments.Length(shifted[parameter]); i++)
                {
                    double x = Arguments.Element(shifted[parameter], i);
                    Arguments.SetElement(shifted, parameter, i, x * (1 + (shift * (i + parameter + 1))));
                }
            }

            Array[] moved = Arguments.Destinations(optimized, shifted, _ => 0);
            optimized.Gradient(shifted, moved);
            double[] other = Arguments.Flatten(moved);
            for (int i = 0; i < noise.Length; i++)
                noise[i] = Math.Max(noise[i], Math.Abs(other[i] - gradient[i]));
        }

        return noise;
    }

    private FuzzFailure? Compare(FailureKind kind, double[] found, double[] expected, double[] noise, string what)
    {
        double scale = found.Concat(expected).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < found.Length; i++)
        {
            // A partial at a singular point may be 0 * infinity in one form and 0 in another.
            if (!double.IsFinite(found[i]) || !double.IsFinite(expected[i]))
                continue;
            double deviation = Math.Abs(found[i] - expected[i]);
            if (deviation > (precision.Exact * (1 + scale)) + (100 * noise[i]))
                return Fail(kind, $"partial {i} of [{Show(found)}] is [{Show(expected)}] {what}");
        }

        return null;
    }

    private FuzzFailure? Differences(object[] arguments, double[] gradient, double value)
    {
        // What is stopped counts in the differences.
        if (program.Members.Contains("Gradient.Stop", StringComparison.Ordinal))
            return null;
        int flat = 0;
        foreach (int parameter in optimized.WithRespectTo)
        {
            for (int i = 0; i < Arguments.Length(arguments[parameter]); i++, flat++)
            {
                report.Differences++;
                double? difference = CentralDifference.Partial(optimized, arguments, parameter, i, precision);
                if (!double.IsFinite(gradient[flat]))
                    report.Singular++;
                else if (difference is not { } partial)
                    report.DifferencesSkipped++;
                else if (!Deviation.Within(10 * precision.Differences, partial, gradient[flat]) && IsReliable(arguments, parameter, i, partial, gradient[flat], value))
                    return Fail(FailureKind.Differences, $"partial {flat} of [{Show(gradient)}] is {Show(partial)} by differences");
            }
        }

        return null;
    }

    /// <summary>Whether differences with other steps agree among themselves much better than with the gradient.</summary>
    private bool IsReliable(object[] arguments, int parameter, int element, double partial, double found, double value)
    {
        double allowed = 0.1 * Math.Abs(partial - found);
        bool isSingle = precision.Exact > 1e-9, isConfirmed = false;
        foreach (double factor in new[] { 3.0, 0.6, 0.3, 0.1 })
        {
            Precision other = precision with { LargeStep = precision.LargeStep * factor, SmallStep = precision.SmallStep * factor, Differences = double.PositiveInfinity };
            double rounding = (isSingle ? 1e-6 : 1e-15) * Math.Abs(value) / other.SmallStep;
            if (rounding > allowed)
                continue;
            if (CentralDifference.Partial(optimized, arguments, parameter, element, other) is not { } again || !(Math.Abs(again - partial) <= allowed))
                return false;
            isConfirmed = true;
        }

        return isConfirmed;
    }

    private FuzzFailure Fail(FailureKind kind, string message) => new(program, kind, message);

    private string Which(ICorpusFunction function) => ReferenceEquals(function, optimized) ? "optimized" : "not optimized";

    private static string Show(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => Show(number)));

    public static string Show(object argument) => argument switch
    {
        double[] items => $"new double[] {{ {string.Join(", ", items.Select(item => Show(item)))} }}",
        float[] items => $"new float[] {{ {string.Join(", ", items.Select(item => Show(item)))} }}",
        bool flag => flag ? "true" : "false",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString("F1", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture)!,
    };
}
