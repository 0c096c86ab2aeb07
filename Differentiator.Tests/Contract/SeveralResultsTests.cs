using System;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>DESIGN.md, 1.2: what derivatives of methods with other results than one number ask of their arguments, and leave in them.</summary>
public sealed class SeveralResultsTests
{
    private const string Methods = """
        [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
        internal static double[] Squares(double[] x) { double[] y = new double[x.Length + 1]; for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; return y; }

        [Differentiable(nameof(x), Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
        internal static void Scaled(double[] x, Span<double> y, ref double k) { k += x.Length; for (int i = 0; i < x.Length; i++) y[i] *= k * x[i]; }

        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static double Norm(double x, float y, (double A, int N) t) => x * x + y * t.A + t.N;

        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static (double, double) Named(double jacobian, double value, double Named) => (jacobian * value, Named);

        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static void Shifted(Span<double> x) { for (int i = x.Length - 1; i > 0; i--) x[i] = x[i - 1] * x[0]; }

        [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian | Derivatives.Jvp)]
        internal static double[] RowsAndTables(double[] x)
        {
            double[][] rows = new double[3][];
            for (int i = 0; i < 3; i++)
                rows[i] = new double[2];
            double[,] table = new double[2, 3];
            for (int i = 0; i < 3; i++)
            {
                for (int k = 0; k < 2; k++)
                {
                    rows[i][k] = x[2 * i + k] * x[0];
                    table[k, i] = rows[i][k] + Math.Sin(x[i]);
                }
            }

            double[] y = new double[6];
            for (int i = 0; i < 3; i++)
            {
                for (int k = 0; k < 2; k++)
                    y[i] += table[k, i] * rows[(i + 1) % 3][k];
            }

            y[3] = table[1, 2];
            return y;
        }

        [Differentiable(Derivatives = Derivatives.Jacobian)]
        internal static float[] Widened(float[] x) { float[] y = new float[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = (float)Math.Sin(x[i]); return y; }

        [Differentiable]
        internal static (double Sum, double Product) Pair(double x, double y) => (x + y, x * y);
        """;

    private static readonly GeneratorRun Run = GeneratorHarness.Run($$"""
        using System;
        using Differentiator;
        static partial class C
        {
            {{Methods}}
        }
        """);

    [Theory]
    [InlineData("double[] t = new double[3]; return SquaresJvp([2, 3], [1, 10], t) is [4, 9, 0] && t is [4, 60, 0];")]
    [InlineData("double[] g = [1, 1]; SquaresVjp([2, 3], [1, 10, 100], g); return g is [5, 61];")]
    [InlineData("double[] j = new double[6]; return SquaresJacobian([2, 3], j) is [4, 9, 0] && j is [4, 0, 0, 6, 0, 0];")]
    [InlineData("return SquaresJacobian([]).Length == 0 && SquaresJacobian([2])[0, 0] == 4;")]
    [InlineData("double[] y = [1, 2]; double k = 1; var j = ScaledJacobian([5, 7], y, ref k); return k == 3 && y is [15, 42] && j[0, 0] == 3 && j[1, 1] == 6 && j[0, 1] == 0 && j[2, 0] == 0;")]
    [InlineData("double[] y = []; double k = 1; var j = ScaledJacobian([], y, ref k); return k == 1 && j.GetLength(0) == 1 && j.GetLength(1) == 0;")]
    [InlineData("double k = 1, kt; double[] y = [1], yt = [9]; ScaledJvp([2], y, ref k, [1], yt, out kt); return k == 2 && y is [4] && yt is [2] && kt == 0;")]
    [InlineData("double[] j = new double[3]; return NormJacobian(3, 2, (5, 1), j) == 20 && j is [6, 5, 2];")]
    [InlineData("var j = NamedJacobian(2, 3, 4); return j[0, 0] == 3 && j[0, 1] == 2 && j[1, 2] == 1;")]
    [InlineData("double[] x = [2, 3]; var j = ShiftedJacobian(x); return x is [2, 4] && j[0, 0] == 1 && j[1, 0] == 4 && j[1, 1] == 0;")]
    [InlineData("double gx = 1, gy = 1; PairVjp(2, 3, (10, 100), ref gx, ref gy); return PairJvp(2, 3, 1, 0) == ((5, 6), (1, 3)) && gx == 311 && gy == 211;")]
    [InlineData("""
        double[] x = [1.5, 2, 0.5, 0.3, 1.2, 0.9], tangent = new double[6];
        double[,] j = RowsAndTablesJacobian(x);
        for (int column = 0; column < 6; column++)
        {
            double[] direction = new double[6];
            direction[column] = 1;
            RowsAndTablesJvp(x, direction, tangent);
            for (int row = 0; row < 6; row++)
                if (j[row, column] != tangent[row]) return false;
        }
        return j[0, 0] != 0;
        """)]
    public void Values_and_derivatives_are_right(string body) => Assert.True(Evaluate(body));

    [Theory]
    [InlineData("SquaresJvp([2, 3], [1, 10], new double[2]);", "resultTangent")]
    [InlineData("SquaresVjp([2, 3], [1, 10], new double[2]);", "resultCotangent")]
    [InlineData("SquaresJacobian([2, 3], new double[4]);", "jacobian")]
    [InlineData("double[] m = new double[6]; Squares3(m);", "resultTangent")]
    [InlineData("double[] m = new double[6]; SquaresVjp([2, 3], m.AsSpan(0, 3), m.AsSpan(2, 2));", "xGradient")]
    [InlineData("double[] m = new double[2]; SquaresJacobian(m, m);", "jacobian")]
    [InlineData("double k = 0; double[] y = new double[2]; ScaledJacobian(y, y, ref k, new double[6]);", "y")]
    [InlineData("double k = 0; ScaledJacobian([2], new double[1], ref k, new double[1]);", "jacobian")]
    [InlineData("double[] m = new double[2]; ScaledJacobian([2], new double[1], ref m[1], m);", "jacobian")]
    public void Lengths_and_overlaps_are_checked(string body, string parameter)
    {
        var exception = Assert.Throws<ArgumentException>(() => Evaluate(body.Replace("Squares3(m)", "double[] x = m; SquaresJvp(x, new double[6], x)", StringComparison.Ordinal) + " return true;"));

        Assert.Equal(parameter, exception.ParamName);
    }

    [Fact]
    public void Nothing_is_written_before_the_checks() => Assert.True(Evaluate("""
        double k = 1; double[] y = [1];
        try { ScaledJacobian([2], y, ref k, new double[1]); return false; }
        catch (ArgumentException) { return k == 1 && y is [1]; }
        """));

    [Theory]
    [InlineData("Pair", "PairJvp PairVjp")]
    [InlineData("Norm", "NormJacobian NormJacobian (NormVjp)")]
    [InlineData("Shifted", "ShiftedJacobian ShiftedJacobian (Shifted_Adjoints) (Shifted_Tangents)")]
    [InlineData("Widened", "WidenedJacobian WidenedJacobian (WidenedVjp) (Widened_Tangent)")] // conversions have no lanes
    public void What_is_emitted_is_what_is_asked_for_and_what_it_calls(string method, string members)
    {
        MethodInfo[] emitted = [.. Run.Assembly.GetType("C")!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(member => member.Name.StartsWith(method, StringComparison.Ordinal) && member.Name != method)];

        Assert.Equal(members.Split(' '), emitted.Select(member => member.IsPrivate ? $"({member.Name})" : member.Name).Order(StringComparer.Ordinal).OrderBy(name => name[0] == '('));
    }

    private static bool Evaluate(string body) => GeneratorHarness.Run($$"""
        using System;
        using Differentiator;
        static partial class C
        {
            {{Methods}}
            static bool Check() { {{body}} }
        }
        """).Method<Func<bool>>("C", "Check")();
}
