using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Imperative;

/// <summary>The sine and the cosine of the same number are one call where a block computes both.</summary>
public sealed class SineAndCosineTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Waves
        {
            /// <summary>One, and the other as its derivative.</summary>
            [Differentiable]
            public static double One(double x) => x * Math.Sin(x);

            /// <summary>An element.</summary>
            [Differentiable(nameof(w))]
            public static float Elements(ReadOnlySpan<float> x, float w)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += MathF.Sin(w * x[i]);
                return sum;
            }

            /// <summary>The first is in a branch, both are behind it.</summary>
            [Differentiable]
            public static double Behind(double x, double y)
            {
                double z = y;
                if (y > 0)
                    z = Math.Sin(x) * y;
                return z * Math.Cos(x) + Math.Sin(x);
            }

            /// <summary>Of an array that is written.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Vjp)]
            public static void Written(Span<double> x)
            {
                double a = Math.Sin(x[0]);
                x[0] = a + 1;
                x[1] = Math.Cos(x[0]) * a;
            }
        }
        """);

    private delegate double OfNumber(double x, out double xGradient);

    private delegate double OfNumbers(double x, double y, out double xGradient, out double yGradient);

    [Fact]
    public void The_value_is_that_of_the_method()
    {
        OfNumber one = Run.Method<OfNumber>("Waves", "OneGradient");
        for (double x = -10; x < 10; x += 0.37)
        {
            Assert.Equal(x * Math.Sin(x), one(x, out double gradient));
            Assert.Equal(Math.Sin(x) + (x * Math.Cos(x)), gradient, 1e-14);
        }
    }

    [Fact]
    public void There_is_one_call()
    {
        Assert.Contains("Math.SinCos(x);", Run.Sources["Waves.One.g.cs"], StringComparison.Ordinal);
        Assert.Contains("MathF.SinCos(w * x[i]);", Run.Sources["Waves.Elements.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("SinCos(x[", Run.Sources["Waves.Written.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_before_it_has_its_own()
    {
        double value = Run.Method<OfNumbers>("Waves", "BehindGradient")(0.7, 1.3, out double x, out double y);
        (double sin, double cos) = Math.SinCos(0.7);
        Assert.Equal((1.3 * sin * cos) + sin, value, 1e-15);
        Assert.Equal((1.3 * ((cos * cos) - (sin * sin))) + cos, x, 1e-14);
        Assert.Equal(sin * cos, y, 1e-14);
    }
}
