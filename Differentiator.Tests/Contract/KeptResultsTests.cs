using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Of the sweeps of a Jacobian the first keeps what loops give that is the same in all of them, where that is worth it.</summary>
public sealed class KeptResultsTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Kept
        {
            /// <summary>A sum of more than its derivative reads.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static double[] Terms(double[] x, double[] a, int kept)
            {
                double[] y = new double[kept];
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < a.Length; k++)
                        sum += a[k] * (x[0] + 2 * x[1] + 3 * x[2] - i * x[3]) + a[k] * (x[0] - 3 * x[1]) - k;
                    y[i] = sum * x[4];
                }

                return y;
            }

            /// <summary>Data alone.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static double[] Data(double[] x, double[] a)
            {
                double[] y = new double[a.Length];
                for (int i = 0; i < y.Length; i++)
                {
                    double scale = 1;
                    foreach (double each in a)
                        scale += each * each;
                    y[i] = x[i % x.Length] * x[i % x.Length] / scale;
                }

                return y;
            }

            /// <summary>A sum whose tangents need all that it is made of.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static double[] Exponentials(double[] x, int n)
            {
                double[] y = new double[n];
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < x.Length; k++)
                        sum += Math.Exp(x[k] * i);
                    y[i] = sum * sum;
                }

                return y;
            }

            /// <summary>A short sum.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static double[] Squares(double[] x, int n)
            {
                double[] y = new double[n];
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < x.Length; k++)
                        sum += x[k] * x[k];
                    y[i] = sum * sum;
                }

                return y;
            }
        }
        """);

    private delegate double[] TermsJacobian(double[] x, double[] a, int kept, Span<double> jacobian);

    [Theory]
    [InlineData("Terms", true)]
    [InlineData("Data", true)]
    [InlineData("Exponentials", false)]
    [InlineData("Squares", false)]
    public void Tangents_keep_what_is_worth_it(string method, bool isKept)
    {
        string source = Run.Sources[$"Kept.{method}.g.cs"];
        string tangents = source[source.IndexOf("_Tangents(", StringComparison.Ordinal)..source.IndexOf("_Adjoints(", StringComparison.Ordinal)];
        Assert.Equal(isKept, tangents.Contains(".Keep(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Terms")]
    [InlineData("Data")]
    [InlineData("Exponentials")]
    [InlineData("Squares")]
    public void Adjoints_keep_sums_of_the_forward_sweep(string method)
    {
        string source = Run.Sources[$"Kept.{method}.g.cs"];
        Assert.Contains(".Keep(", source[source.IndexOf("_Adjoints(", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_sweep_takes_the_same()
    {
        double[] x = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31], a = [1, 2, 3], jacobian = new double[4 * x.Length];
        Array.Fill(jacobian, double.NaN);
        double[] y = Run.Method<TermsJacobian>("Kept", "TermsJacobian")(x, a, 4, jacobian);
        for (int i = 0; i < 4; i++)
        {
            double sum = (6 * (2 + 6 + 15 - (7.0 * i))) + (6 * (2 - 9)) - 3;
            double[] row = new double[x.Length];
            (row[0], row[1], row[2], row[3], row[4]) = (11 * 12, 11 * (12 - 18), 11 * 18, -11 * 6 * i, sum);
            Assert.Equal(11 * sum, y[i], 1e-12);
            Assert.Equal(row, jacobian.AsSpan(i * x.Length, x.Length).ToArray());
        }
    }
}
