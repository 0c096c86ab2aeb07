using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>What is data in a method is data in its derivatives too, where another method calls them.</summary>
public sealed class NestedDataTests
{
    private const string Source = """
        using Differentiator;

        public static partial class Inner
        {
            public record struct Line(double Slope, double Offset);

            [Differentiable]
            public static double Number(double x, [NoGradient] double y) => x * x * y;

            [Differentiable]
            public static double Elements(double x, [NoGradient] double[] y) => x * x * y[0] * y[^1];

            [Differentiable]
            public static double Views(double x, [NoGradient] System.ReadOnlySpan<double> y) { var rest = y[1..]; double sum = 0; foreach (double z in rest) sum += z; return x * x * sum; }

            [Differentiable]
            public static double Parts(double x, [NoGradient] Line line) => x * x * line.Slope * line.Offset;
        }

        public static partial class Outer
        {
            [Differentiable]
            public static double Number(double x) => Inner.NumberGradient(x, x * x).X;

            [Differentiable]
            public static double Elements(double x) { double[] y = [x, 1, x]; return Inner.ElementsGradient(x, y).X; }

            [Differentiable]
            public static double Views(double x) { double[] y = [7, x, x]; return Inner.ViewsGradient(x, y).X; }

            [Differentiable]
            public static double Parts(double x) => Inner.PartsGradient(x, new Inner.Line(x, 2 * x)).X;

            [Differentiable]
            public static double Both(double x) => Inner.Number(x, x * x) + Inner.NumberGradient(x, x * x).Value;
        }
        """;

    private static readonly GeneratorRun Optimized = GeneratorHarness.Run(Source), Unoptimized = GeneratorHarness.Run(HarnessOptions.Unoptimized, Source);

    private delegate double Gradient(double x, out double slope);

    // The slopes of 2 x y with y as it is.
    [Theory]
    [InlineData("Number", 2 * 9.0)]
    [InlineData("Elements", 2 * 9.0)]
    [InlineData("Views", 2 * 6.0)]
    [InlineData("Parts", 2 * 18.0)]
    [InlineData("Both", 2 * (2 * 3.0 * 9))]
    public void Stays_as_it_is(string name, double expected)
    {
        foreach (GeneratorRun run in new[] { Optimized, Unoptimized })
        {
            run.Method<Gradient>("Outer", name + "Gradient")(3, out double slope);

            Assert.Equal(expected, slope, 1e-12 * expected);
        }
    }
}
