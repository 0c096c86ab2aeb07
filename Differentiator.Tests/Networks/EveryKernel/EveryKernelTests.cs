using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>
/// Every public function with a derivative by hand, found by reflection, so that none is forgotten: values and derivatives
/// are those of a formula in double, to rounding, at random points, at kinks and at large magnitudes.
/// </summary>
public sealed class EveryKernelTests
{
    public static TheoryData<string> Kernels => [.. Kernel.All.Select(kernel => kernel.Name)];

    public static TheoryData<string> KernelsOfDoubles => [.. Kernel.All.Where(kernel => kernel.IsOfDoubles).Select(kernel => kernel.Name)];

    [Fact]
    public void Every_layer_activation_and_loss_is_among_them()
    {
        Type[] layers = [.. typeof(Layer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Layer)))];
        Assert.All(layers, layer => Assert.Contains(Kernel.All, kernel => kernel.Method.DeclaringType == layer));
        Assert.All(Enum.GetNames<Activation>(), activation => Assert.Contains(Kernel.All, kernel => kernel.Name.StartsWith($"{activation}.Linear", StringComparison.Ordinal)));

        string[] functions = [.. new[] { typeof(Activations), typeof(Losses) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly),
            (type, method) => $"{type.Name}.{method.Name}").Where(name => !name.EndsWith("Vjp", StringComparison.Ordinal)).Distinct()];
        Assert.All(functions, function => Assert.Contains(Kernel.All, kernel => kernel.Name.StartsWith(function + "(", StringComparison.Ordinal)));
        Assert.Equal(13, functions.Length);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Random_points(string name) => Check(name, Points.Random);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kinks_and_large_magnitudes(string name) => Check(name, Points.Extreme);

    [Theory]
    [MemberData(nameof(KernelsOfDoubles))]
    public void GradientCheck_in_double(string name)
    {
        Kernel kernel = Find(name);
        foreach (double x in new[] { -1000, -7.5, -2, -0.3, 0.4, 1.5, 6, 1000 })
        {
            object[] Arguments(ReadOnlySpan<double> point) => [.. point.ToArray().Cast<object>()];
            double[] at = [.. kernel.Arguments.Select((_, i) => x / (1 + (3 * i)))];
            GradientCheck.Assert<double>(
                point => kernel.Evaluate(Arguments(point), [1]).Values[0],
                (point, gradient) =>
                {
                    Evaluation evaluation = kernel.Evaluate(Arguments(point), [1]);
                    for (int i = 0; i < gradient.Length; i++)
                        gradient[i] = evaluation.Derivatives[i][0];
                    return evaluation.Values[0];
                },
                at);
        }
    }

    [Fact]
    public void A_likelihood_beyond_floats_is_infinite_with_infinite_slopes()
    {
        Kernel kernel = Find("Losses.GaussianNegativeLogLikelihood(Matrix, Matrix, Matrix)");
        Evaluation evaluation = kernel.Evaluate([new Matrix([1], 1, 1), new Matrix([-1000], 1, 1), new Matrix([3], 1, 1)], [1]);
        Assert.Equal([double.PositiveInfinity], evaluation.Values);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity], evaluation.Derivatives.Select(derivative => derivative[0]));
    }

    private static Kernel Find(string name) => Kernel.All.Single(kernel => kernel.Name == name);

    private static void Check(string name, Func<Kernel, IEnumerable<object[]>> points)
    {
        const double step = 1e-100;
        Kernel kernel = Find(name);
        foreach (object[] point in points(kernel))
        {
            double[] cotangent = Sample(kernel.ResultLength(point));
            Evaluation evaluation = kernel.Evaluate(point, cotangent);
            Numbers[] arguments = [.. evaluation.Arguments.Select(Numbers.Of)];
            AssertClose(kernel, arguments, "value", [.. kernel.Formula(arguments).Elements.Select(element => element.Real)], evaluation.Values);
            for (int i = 0; i < arguments.Length; i++)
            {
                if (evaluation.Derivatives[i].Length == 0)
                    continue;
                double[] expected = [.. Enumerable.Range(0, arguments[i].Elements.Length).Select(j =>
                {
                    Numbers[] moved = [.. arguments];
                    moved[i] = moved[i].Moved(j, step);
                    return kernel.Formula(moved).Elements.Zip(cotangent, (element, factor) => factor * element.Imaginary / step).Sum();
                })];
                AssertClose(kernel, arguments, $"derivative by argument {i}", expected, evaluation.Derivatives[i]);
            }
        }
    }

    private static double[] Sample(int length) => Reference.Doubles(Reference.Sample(1, length, 77));

    // Rounding of sums is relative to their largest terms.
    private static void AssertClose(Kernel kernel, Numbers[] arguments, string what, double[] expected, double[] actual)
    {
        double tolerance = (kernel.IsOfDoubles ? 1e-14 : 4e-6) * Math.Max(1, expected.Max(Math.Abs));
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                double.IsFinite(actual[i]) && Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"{what} {i} of {kernel.Name} at {string.Join("; ", arguments.Select(argument => string.Join(' ', argument.Elements.Take(8).Select(element => element.Real))))}: {expected[i]:R} is expected, not {actual[i]:R}");
        }
    }
}
