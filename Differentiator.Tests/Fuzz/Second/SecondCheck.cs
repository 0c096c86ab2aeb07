using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Products of the Hessian of one program with random directions: against differences of its gradient, against each other,
/// with the optimizer on against off, and in one sweep with the gradient.
/// </summary>
internal sealed class SecondCheck(FuzzProgram program, ICorpusFunction optimized, ICorpusFunction plain, TwinBatch twins, FuzzReport report)
{
    private const ulong Seed = 0x5EC0D;
    private const double Garbage = 3.25e7;

    /// <summary>What moves a first derivative by this part of it, may move the second one by any.</summary>
    private const double Chaotic = 1e-4;

    private readonly ITwin exact = twins.Exact(program), wide = twins.Wide(program);

    /// <summary>What rounding may do, in parts of what is summed: second partials cancel more than first ones.</summary>
    private readonly double tolerance = program.UsesSingle ? 1e-4 : 1e-9;

    /// <summary>The square of terms beyond this may overflow on the way.</summary>
    private readonly double largest = program.UsesSingle ? 1e10 : 1e90;

    /// <summary>What is smaller than this may underflow on the way.</summary>
    private readonly double smallest = program.UsesSingle ? 1e-30 : 1e-200;

    private readonly FuzzRandom random = FuzzRandom.For(Seed, program.Number);

    /// <summary>What was last compared with differences.</summary>
    public double Found { get; private set; }

    public FuzzFailure? Run()
    {
        report.Second++;
        foreach (object[] point in program.Points)
        {
            try
            {
                if (At(point) is { } failure)
                    return failure with { Message = $"F({string.Join(", ", point.Select(ProgramCheck.Show))}): {failure.Message}" };
            }
            catch (NotSupportedException exception) when (SecondBatch.MayRefuse(exception.Message))
            {
                report.SecondRefused++;
                return null;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return Fail(FailureKind.SecondThrew, exception.ToString());
            }
        }

        return null;
    }

    private FuzzFailure? At(object[] arguments)
    {
        Array[] u = Direction(arguments), v = Direction(arguments);
        object[] after = Arguments.Clone(arguments);
        if (Value(after) is not { } value)
            return null;
        double[] along = Product(optimized, arguments, v, value, after, out FuzzFailure? failure), across = Product(optimized, arguments, u, value, after, out FuzzFailure? second);
        double[] plainly = Product(plain, arguments, v, value, after, out FuzzFailure? third);
        if ((failure ?? second ?? third) is { } wrong)
            return wrong;

        report.SecondPoints++;
        Dual first = Slope(exact, arguments, u, isWide: false, out bool isSingular), other = Slope(exact, arguments, v, isWide: false, out bool isSingularToo);
        double left = Dot(u, along, out double leftTerms), right = Dot(v, across, out double rightTerms);
        double scale = first.Terms + other.Terms + leftTerms + rightTerms;
        if (isSingular || isSingularToo || scale >= largest || first.Terms + other.Terms >= largest)
        {
            report.SecondSingular++;
            return null;
        }

        if (InOneSweep(arguments, v, along, value, after, scale) is { } apart)
            return apart;

        // A NaN is none of the rounding errors: whether there is a number, differences tell.
        if (!double.IsFinite(scale) || !plainly.All(double.IsFinite))
            return Difference(arguments, u, v, double.NaN, first.Terms + other.Terms);
        for (int i = 0; i < along.Length; i++)
        {
            if (!(Math.Abs(along[i] - plainly[i]) <= (tolerance * scale) + smallest))
                return Fail(FailureKind.SecondOptimizer, $"second partials [{Show(along)}], without the optimizer [{Show(plainly)}]");
        }

        return Math.Abs(left - right) <= (tolerance * scale) + smallest
            ? Difference(arguments, u, v, left, scale)
            : Fail(FailureKind.Symmetry, $"<u, H v> is {left:R}, <v, H u> {right:R}, {Of(u, v)}");
    }

    private FuzzFailure? InOneSweep(object[] arguments, Array[] direction, double[] product, double value, object[] after, double scale)
    {
        Array[] alone = Arguments.Destinations(optimized, arguments, _ => double.NaN), first = Arguments.Destinations(optimized, arguments, _ => double.NaN), second = Arguments.Destinations(optimized, arguments, _ => Garbage);
        optimized.Gradient(Arguments.Clone(arguments), alone);
        object[] used = Arguments.Clone(arguments);
        double measured = optimized.GradientHvp(used, direction, first, second);
        if (!Deviation.IsBitwise(value, measured))
            return Fail(FailureKind.SecondValue, $"the value is {value:R}, with gradient and product {measured:R}");
        if (!Arguments.AreEqual(after, used))
            return Fail(FailureKind.SecondInputs, "gradient and product leave other arguments than the function");
        double[] expected = [.. Arguments.Flatten(alone), .. product], found = [.. Arguments.Flatten(first), .. Arguments.Flatten(second)];
        bool agree = !expected.All(double.IsFinite) || expected.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= (tolerance * scale) + smallest);
        return agree ? null : Fail(FailureKind.SecondOptimizer, $"gradient and product apart [{Show(expected)}], in one sweep [{Show(found)}]");
    }

    // d/dt <u, grad F(x + t v)> = <u, H v>
    private FuzzFailure? Difference(object[] arguments, Array[] u, Array[] v, double found, double scale)
    {
        if (program.StopsGradients)
            return null;
        report.SecondDifferences++;
        Found = found;
        Dual smooth = Slope(wide, arguments, v, isWide: true, out _);
        double reach = Kinks.Reach;
        Dual gradient = Slope(wide, arguments, u, isWide: true, out _);

        // Where floats have been rounded, the derivative is that of another point.
        double moved = program.UsesSingle ? Math.Abs(gradient.Slope - Slope(exact, arguments, u, isWide: false, out _).Slope) : 0;
        if (moved > Chaotic * gradient.Terms)
        {
            report.SecondDifferencesSkipped++;
            return null;
        }

        Differences expected = Differences.At(t => SlopeAt(arguments, u, v, t), 0, reach, 1e-15 * gradient.Terms);
        bool isSure = expected.Error + moved <= 1e-3 * Math.Max(1e-3, Math.Abs(expected.Slope));
        if (!isSure)
        {
            // Of a chaotic program even their error says nothing.
            report.SecondDifferencesSkipped++;
            return null;
        }

        if (!double.IsFinite(found))
        {
            report.SecondSingular++;
            return double.IsFinite(smooth.Terms) ? Fail(FailureKind.SecondNotFinite, $"<u, H v> is {found}, by differences {expected.Slope:R} ± {expected.Error:R}, {Of(u, v)}") : null;
        }

        double allowed = (10 * (expected.Error + moved)) + (10 * tolerance * scale) + smallest;
        return Math.Abs(found - expected.Slope) > allowed
            ? Fail(FailureKind.SecondDifferences, $"<u, H v> is {found:R}, by differences {expected.Slope:R} ± {expected.Error:R}, {Of(u, v)}")
            : null;
    }

    private double SlopeAt(object[] arguments, Array[] u, Array[] v, double t)
    {
        // Where floats are rounded, the twin without them has the gradient.
        if (program.UsesSingle)
            return wide.Run(TwinArguments.Along(arguments, Moves(u), Moves(v), t, isWide: true)).Slope;
        object[] shifted = Arguments.Clone(arguments);
        foreach ((int parameter, double[] direction) in Moves(v))
        {
            for (int i = 0; i < direction.Length; i++)
                Arguments.SetElement(shifted, parameter, i, Arguments.Element(arguments[parameter], i) + (t * direction[i]));
        }

        Array[] gradient = Arguments.Destinations(optimized, arguments, _ => double.NaN);
        optimized.Gradient(shifted, gradient);
        return Dot(u, Arguments.Flatten(gradient), out _);
    }

    private Dual Slope(ITwin twin, object[] arguments, Array[] direction, bool isWide, out bool isSingular)
    {
        Kinks.Restart();
        Dual slope = twin.Run(TwinArguments.Along(arguments, Moves(direction), [], 0, isWide));
        isSingular = Kinks.IsSingular;
        return slope;
    }

    /// <param name="after">What the function leaves in its arguments.</param>
    private double[] Product(ICorpusFunction function, object[] arguments, Array[] direction, double value, object[] after, out FuzzFailure? failure)
    {
        double[] given = Arguments.Flatten(direction);
        Array[] first = Arguments.Destinations(function, arguments, _ => double.NaN), second = Arguments.Destinations(function, arguments, _ => Garbage);
        object[] used = Arguments.Clone(arguments);
        double measured = function.Hvp(used, direction, first), again = function.Hvp(Arguments.Clone(arguments), direction, second);
        double[] product = Arguments.Flatten(first), repeated = Arguments.Flatten(second);
        string which = ReferenceEquals(function, optimized) ? "optimized" : "not optimized";
        failure = !Deviation.IsBitwise(value, measured) || !Deviation.IsBitwise(value, again)
            ? Fail(FailureKind.SecondValue, $"{which}: the value is {value:R}, with the product of the Hessian {measured:R}")
            : !product.Zip(repeated).All(pair => Deviation.IsBitwise(pair.First, pair.Second))
            ? Fail(FailureKind.SecondRepeated, $"{which}: second partials [{Show(product)}], then [{Show(repeated)}]")
            : !Arguments.AreEqual(after, used)
            ? Fail(FailureKind.SecondInputs, $"{which}: the product of the Hessian leaves other arguments than the function")
            : !given.SequenceEqual(Arguments.Flatten(direction))
            ? Fail(FailureKind.SecondInputs, $"{which}: the product of the Hessian changes its direction")
            : null;
        return product;
    }

    // Leaves in the arguments what the function leaves there.
    private double? Value(object[] arguments)
    {
        try
        {
            return optimized.Value(arguments) is var value && double.IsFinite(value) ? value : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private Array[] Direction(object[] arguments) =>
        Arguments.Destinations(optimized, arguments, _ => (random.Chance(50) ? 1 : -1) * Math.Round(random.Uniform(0.3, 1), 3));

    private (int Parameter, double[] Direction)[] Moves(Array[] direction) =>
        [.. optimized.WithRespectTo.Zip(direction, (parameter, part) => (parameter, Arguments.Flatten([part])))];

    private static double Dot(Array[] direction, double[] numbers, out double terms)
    {
        double[] products = [.. Arguments.Flatten(direction).Zip(numbers, (a, b) => a * b)];
        terms = products.Sum(Math.Abs);
        return products.Sum();
    }

    private FuzzFailure Fail(FailureKind kind, string message) => new(program, kind, message);

    private static string Of(Array[] u, Array[] v) => $"u = [{Show(Arguments.Flatten(u))}], v = [{Show(Arguments.Flatten(v))}]";

    private static string Show(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(number => ProgramCheck.Show(number)));
}
