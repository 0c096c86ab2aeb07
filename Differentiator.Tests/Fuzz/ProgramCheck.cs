using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>Runs one program at its points and returns the first thing that is wrong.</summary>
internal sealed class ProgramCheck(FuzzProgram program, ICorpusFunction optimized, ICorpusFunction plain, TwinBatch twins, FuzzReport report)
{
    private const double Cotangent = -1.75;

    /// <summary>An arbitrary finite number that a destination holds before the second call.</summary>
    private const double Garbage = 3.25e7;

    private readonly ITwin exact = twins.Exact(program), wide = twins.Wide(program);

    /// <summary>What rounding may do to a partial, in parts of the sum of the magnitudes of its terms.</summary>
    private readonly double tolerance = program.UsesSingle ? 1e-5 : 1e-12;

    /// <summary>Terms beyond this may overflow on the way.</summary>
    private readonly double largest = program.UsesSingle ? 1e25 : 1e200;

    /// <summary>What is smaller than this may underflow on the way.</summary>
    private readonly double smallest = program.UsesSingle ? 1e-36 : 1e-300;

    /// <summary>Leaves all to the differences, to see what they are worth.</summary>
    public bool ByDifferencesOnly { get; init; }

    /// <summary>Whether the other form is the fast one: its values and derivatives are off by what sums in another order may be.</summary>
    public bool IsOtherFast { get; init; }

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
        object[] left = Arguments.Clone(arguments);
        if (ValueOf(left) is not { } value || !double.IsFinite(value))
        {
            report.PointsSkipped++;
            return null;
        }

        try
        {
            double[] gradient = Gradient(optimized, arguments, out FuzzFailure? failure, value, left);
            double[] other = Gradient(plain, arguments, out FuzzFailure? otherFailure, value, left);
            TwinRun[] runs = [.. Elements(arguments).Select(place => Slope(exact, arguments, place))];
            Dual[] slopes = [.. runs.Select(run => run.Value)];
            if (ByDifferencesOnly)
                return Difference(arguments, gradient, slopes);
            return failure ?? otherFailure
                ?? Twin(value, slopes)
                ?? Compare(FailureKind.Optimizer, gradient, other, slopes, IsOtherFast ? "fast" : "without the optimizer", Slack(plain))
                ?? Compare(FailureKind.Forward, gradient, [.. slopes.Select(slope => slope.Slope)], slopes, "by forward mode")
                ?? Vjp(optimized, arguments, runs)
                ?? Vjp(plain, arguments, runs)
                ?? Jvp(optimized, arguments, value, left, runs)
                ?? Jvp(plain, arguments, value, left, runs)
                ?? Difference(arguments, gradient, slopes);
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

    private IEnumerable<(int Parameter, int Element)> Elements(object[] arguments) =>
        optimized.WithRespectTo.SelectMany(parameter => Enumerable.Range(0, Arguments.Length(arguments[parameter])).Select(element => (parameter, element)));

    private TwinRun Slope(ITwin twin, object[] arguments, (int Parameter, int Element) place, bool isWide = false)
    {
        Kinks.Restart();
        object[] duals = TwinArguments.Of(arguments, place.Parameter, place.Element, isWide);
        Dual result = twin.Run(duals);
        Dual[] left = [.. optimized.Written.SelectMany(parameter => TwinArguments.Elements(duals[parameter]))];
        return Kinks.IsSingular
            ? new TwinRun(result with { Terms = double.PositiveInfinity }, [.. left.Select(dual => dual with { Terms = double.PositiveInfinity })])
            : new TwinRun(result, left);
    }

    private double[] Gradient(ICorpusFunction function, object[] arguments, out FuzzFailure? failure, double value, object[] left)
    {
        Array[] first = Arguments.Destinations(function, arguments, _ => double.NaN), second = Arguments.Destinations(function, arguments, _ => Garbage);
        object[] used = Arguments.Clone(arguments);
        double measured = function.Gradient(used, first).Value, again = function.Gradient(Arguments.Clone(arguments), second).Value;
        double[] gradient = Arguments.Flatten(first), repeated = Arguments.Flatten(second);
        failure = !IsValue(function, value, measured) || !IsValue(function, value, again)
            ? Fail(FailureKind.Value, $"{Which(function)}: the value is {Show(value)}, with the gradient {Show(measured)}")
            : !gradient.Zip(repeated).All(pair => Deviation.IsBitwise(pair.First, pair.Second))
            ? Fail(FailureKind.SecondCall, $"{Which(function)}: [{Show(gradient)}], then [{Show(repeated)}]")
            : !AreLeft(function, left, used)
            ? Fail(FailureKind.InputsChanged, $"{Which(function)}: F leaves ({string.Join(", ", left.Select(Show))}), the gradient ({string.Join(", ", used.Select(Show))})")
            : null;
        return gradient;
    }

    private FuzzFailure? Twin(double value, Dual[] slopes) => slopes.All(slope => slope.Value == value)
        ? null
        : Fail(FailureKind.Twin, $"the value is {Show(value)}, the twin's {Show(slopes.Select(slope => slope.Value))}");

    private FuzzFailure? Vjp(ICorpusFunction function, object[] arguments, TwinRun[] runs)
    {
        Array[] accumulators = Arguments.Destinations(function, arguments, i => 0.5 + i), cotangents = Arguments.Cotangents(function, arguments, i => 0.75 - (0.5 * i));
        double[] before = Arguments.Flatten(accumulators), weights = Arguments.Flatten(cotangents);
        function.Vjp(Arguments.Clone(arguments), Cotangent, cotangents, accumulators);
        double[] added = [.. Arguments.Flatten(accumulators).Zip(before, (after, start) => after - start)];
        Dual[] pulled = [.. runs.Zip(before, (run, start) => run.Pulled(Cotangent, weights, start))];
        return Compare(FailureKind.Vjp, added, [.. pulled.Select(each => each.Slope)], pulled, $"expected ({Which(function)})", Slack(function));
    }

    private FuzzFailure? Jvp(ICorpusFunction function, object[] arguments, double value, object[] left, TwinRun[] runs)
    {
        double[] slopes = new double[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            object[] used = Arguments.Clone(arguments);
            Array[] direction = Arguments.Direction(function, arguments, i), others = Arguments.Left(function, arguments, _ => double.NaN);
            double measured = function.Jvp(used, direction, others, out slopes[i]).Value;
            if (!IsValue(function, value, measured))
                return Fail(FailureKind.Value, $"{Which(function)}: the value is {Show(value)}, with the tangent {Show(measured)}");
            if (!AreLeft(function, left, used))
                return Fail(FailureKind.InputsChanged, $"{Which(function)}: F leaves ({string.Join(", ", left.Select(Show))}), forward mode ({string.Join(", ", used.Select(Show))})");
            Dual[] written = [.. runs[i].Left];
            double[] found = [.. Arguments.WrittenTangents(function, direction, others).SelectMany(tangents => Arguments.Flatten([tangents]))];
            if (Compare(FailureKind.Jvp, found, [.. written.Select(dual => dual.Slope)], written, $"left in what is written ({Which(function)})", Slack(function)) is { } failure)
                return failure;
        }

        Dual[] values = [.. runs.Select(run => run.Value)];
        return Compare(FailureKind.Jvp, slopes, [.. values.Select(dual => dual.Slope)], values, $"expected ({Which(function)})", Slack(function));
    }

    private FuzzFailure? Compare(FailureKind kind, double[] found, double[] expected, Dual[] slopes, string what, double slack = 1)
    {
        for (int i = 0; i < found.Length; i++)
        {
            if (!IsRegular(slopes[i]))
                continue;
            if (!(Math.Abs(found[i] - expected[i]) <= (slack * tolerance * slopes[i].Terms) + smallest))
                return Fail(double.IsFinite(found[i]) ? kind : FailureKind.NotFinite, $"partial {i} of [{Show(found)}] is [{Show(expected)}] {what}, terms [{Show(slopes.Select(slope => slope.Terms))}]");
        }

        return null;
    }

    private bool IsFast(ICorpusFunction function) => IsOtherFast && ReferenceEquals(function, plain);

    private double Slack(ICorpusFunction function) => IsFast(function) ? 100 : 1;

    private bool IsValue(ICorpusFunction function, double value, double measured) =>
        IsFast(function) ? Deviation.Within(1e5 * tolerance, value, measured) : Deviation.IsBitwise(value, measured);

    private bool AreLeft(ICorpusFunction function, object[] left, object[] used) => !IsFast(function) ? Arguments.AreEqual(left, used)
        : left.Zip(used).Where(pair => pair.First is double[] or float[]).All(pair => Arguments.Flatten([(Array)pair.First]).Zip(Arguments.Flatten([(Array)pair.Second])).All(both => Deviation.Within(1e5 * tolerance, both.First, both.Second)));

    private bool IsRegular(Dual slope) => double.IsFinite(slope.Slope) && slope.Terms < largest;

    private FuzzFailure? Difference(object[] arguments, double[] gradient, Dual[] slopes)
    {
        if (program.StopsGradients)
            return null;
        int flat = -1;
        foreach ((int Parameter, int Element) place in Elements(arguments))
        {
            flat++;
            report.Differences++;
            if (!IsRegular(slopes[flat]))
            {
                report.Singular++;
                continue;
            }

            Dual smooth = Slope(wide, arguments, place, isWide: true).Value;
            double reach = Kinks.Reach, x = Arguments.Element(arguments[place.Parameter], place.Element);
            Differences found = Differences.At(at => ValueAt(arguments, place, at), x, reach, smooth.Rounding);

            // Where floats have been rounded, the derivative is that of another point.
            double moved = Math.Abs(smooth.Slope - slopes[flat].Slope), scale = Math.Max(slopes[flat].Terms, smooth.Terms);
            double apart = Math.Abs(found.Slope - gradient[flat]), allowed = (10 * (found.Error + moved)) + (10 * tolerance * scale) + smallest;
            if (!(found.Error + moved <= 1e-3 * Math.Max(1e-3, Math.Abs(found.Slope))))
                report.DifferencesSkipped++;
            if (apart > allowed)
                return Fail(FailureKind.Differences, $"partial {flat} of [{Show(gradient)}] is {Show(found.Slope)} ± {Show(found.Error)} by differences, by forward mode {Show(slopes[flat].Slope)}");
        }

        return null;
    }

    private double ValueAt(object[] arguments, (int Parameter, int Element) place, double x)
    {
        object[] shifted = Arguments.Clone(arguments);
        if (!program.UsesSingle)
        {
            Arguments.SetElement(shifted, place.Parameter, place.Element, x);
            return optimized.Value(shifted);
        }

        object[] doubles = TwinArguments.Of(shifted, -1, -1, isWide: true);
        if (doubles[place.Parameter] is Dual[] items)
            items[place.Element] = x;
        else
            doubles[place.Parameter] = (Dual)x;
        return wide.Run(doubles).Value;
    }

    private FuzzFailure Fail(FailureKind kind, string message) => new(program, kind, message);

    private string Which(ICorpusFunction function) => ReferenceEquals(function, optimized) ? "optimized" : IsOtherFast ? "fast" : "not optimized";

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
