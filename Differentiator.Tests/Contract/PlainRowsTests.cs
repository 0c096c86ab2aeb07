using System;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Rows of a Jacobian that are computed with plain products first are those of strong products, to the last bit.</summary>
public sealed class PlainRowsTests
{
    private const string Methods = """
        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static (double A, double B) Distances(double x, double y, double z, double u, double v)
        {
            double near = Math.Sqrt(x * x + y * y + z * z), far = Math.Sqrt(u * u + v * v), angle = 0;
            if (far > 2)
                angle = Math.Log(near) / far;
            return (near * u + far * x / z, near * far * angle - v / near);
        }

        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static (double A, double B, double C) Three(double x, double y, double z, double u, double v)
        {
            double near = Math.Sqrt(x * x + y * y + z * z), far = Math.Sqrt(u * u + v * v);
            return (near * u + far * x / z, near * far - v / near, Math.Pow(x, y) * far);
        }

        [Differentiable(nameof(x), nameof(y), nameof(z), nameof(u), nameof(v), Derivatives = Derivatives.Jacobian)]
        internal static (double A, double B) Scaled(double x, double y, double z, double u, double v, double scale)
        {
            double a = x / z, b = y / z, far = Math.Sqrt(u * u + v * v);
            return (scale * (a * u + b * v), scale * (a * far - b * u));
        }

        internal record struct Place(double X, double Y, double Z);

        [Differentiable(nameof(at), nameof(u), nameof(v), Derivatives = Derivatives.Jacobian)]
        internal static (double A, double B) OfStructure(Place at, double[] u, double v)
        {
            double near = Math.Sqrt(at.X * at.X + at.Y * at.Y + at.Z * at.Z), far = Math.Sqrt(u[0] * u[0] + v * v);
            u[0].ToString();
            return (near * u[0] + far * at.X / at.Z, near * far * u[1] - v / near);
        }
        """;

    private const string Values = """
        static readonly double[] Numbers = [0, -0.0, 0, 1, -2.5, 3, 1e308, 1e-320, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

        // Reciprocals round once more.
        static bool Near(double a, double b) => Same(a, b) || Math.Abs(a - b) <= 1e-14 * Math.Abs(b);

        static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
        """;

    [Fact]
    public void Two_rows_are_those_of_strong_products() => Assert.True(Evaluate("""
        Random random = new(1);
        double[] j = new double[10], strong = new double[10];
        for (int k = 0; k < 20000; k++)
        {
            double[] x = new double[5];
            for (int i = 0; i < 5; i++) x[i] = Numbers[random.Next(Numbers.Length)];
            var value = DistancesJacobian(x[0], x[1], x[2], x[3], x[4], j);
            var again = Distances_Adjoints(x[0], x[1], x[2], x[3], x[4], strong, 5);
            if (!Same(value.A, again.A) || !Same(value.B, again.B)) return false;
            for (int i = 0; i < 10; i++)
                if (!Near(j[i], strong[i])) return false;
        }
        return true;
        """));

    [Fact]
    public void More_rows_than_lanes_are_those_of_strong_products() => Assert.True(Evaluate("""
        Random random = new(2);
        double[] j = new double[15], one = new double[15];
        for (int k = 0; k < 20000; k++)
        {
            double[] x = new double[5];
            for (int i = 0; i < 5; i++) x[i] = Numbers[random.Next(Numbers.Length)];
            ThreeJacobian(x[0], x[1], x[2], x[3], x[4], j);
            for (int row = 0; row < 3; row++)
            {
                var cotangent = (new Vector<double>(row == 0 ? 1 : 0), new Vector<double>(row == 1 ? 1 : 0), new Vector<double>(row == 2 ? 1 : 0));
                Three_Adjoints(x[0], x[1], x[2], x[3], x[4], cotangent, out var a, out var b, out var c, out var d, out var e);
                Vector<double>[] columns = [a, b, c, d, e];
                for (int i = 0; i < 5; i++)
                    if (!Near(j[5 * row + i], columns[i][0])) return false;
            }
        }
        return true;
        """));

    [Fact]
    public void Zero_wins_against_infinity() => Assert.True(Evaluate("""
        double[] j = new double[10];
        DistancesJacobian(0, 0, 0, 1, 1, j);
        return j[1] == 0;
        """));

    [Fact]
    public void A_quotient_wins_against_an_infinite_reciprocal() => Assert.True(Evaluate("""
        double[] j = new double[10], strong = new double[10];
        ScaledJacobian(1e-310, 2e-310, 1e-310, 1, 2, 1e-5, j);
        Scaled_Adjoints(1e-310, 2e-310, 1e-310, 1, 2, 1e-5, strong, 5);
        return double.IsInfinity(1 / 1e-310) && j[0] == 1e-5 / 1e-310 && j.AsSpan().SequenceEqual(strong);
        """));

    [Fact]
    public void What_is_undifferentiated_runs_once() => Assert.Null(Run("return true;").Assembly.GetType("C")!.GetMethod("OfStructure_PlainAdjoints", BindingFlags.Static | BindingFlags.NonPublic));

    private static bool Evaluate(string body) => Run(body).Method<Func<bool>>("C", "Test")();

    private static GeneratorRun Run(string body) => GeneratorHarness.Run($$"""
        using System;
        using System.Numerics;
        using System.Runtime.Intrinsics;
        using Differentiator;
        static partial class C
        {
            {{Methods}}
            {{Values}}
            static bool Test()
            {
                {{body}}
            }
        }
        """);
}
