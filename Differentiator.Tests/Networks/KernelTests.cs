using System;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Networks;

/// <summary>Functions whose derivative is written by hand, wherever they are called.</summary>
public sealed class KernelTests
{
    private const string Usings = "using System; using Differentiator; ";

    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Kernels that count their calls, as one with random numbers would draw them.</summary>
        public static partial class Counted
        {
            /// <summary>How often the kernel has run.</summary>
            public static int Calls { get; private set; }

            /// <summary>The square.</summary>
            [Derivative(nameof(SquareVjp))]
            public static double Square(double x)
            {
                Calls++;
                return x * x;
            }

            /// <summary>Its derivative.</summary>
            public static void SquareVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 2 * x * resultCotangent;

            /// <summary>In a loop in a loop, between other values that are kept.</summary>
            [Differentiable]
            public static double Nested(double x, int n)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++)
                        x = Math.Sin(Square(x) + x);
                    sum += x;
                }

                return sum;
            }

            /// <summary>In a loop over an array of a branch.</summary>
            [Differentiable]
            public static double Branch(double x, int n)
            {
                if (n < 0)
                    return x;
                double[] t = [x, 2 * x, x];
                foreach (double v in t)
                {
                    for (int j = 0; j < n; j++)
                        t[0] = Math.Sin(Square(v) * t[0]);
                }

                return t[0];
            }
        }
        """);

    private delegate double Gradient(double x, int n, out double xGradient);

    [Theory]
    [InlineData("Nested", 3, 9)]
    [InlineData("Branch", 2, 6)]
    public void A_kernel_runs_as_often_as_in_the_original(string method, int n, int calls)
    {
        var gradient = Run.Method<Gradient>("Counted", method + "Gradient");
        var calculated = Run.Method<Func<double, int, double>>("Counted", method);
        var count = Run.Method<Func<int>>("Counted", "get_Calls");
        int before = count();

        gradient(0.7, n, out double slope);

        Assert.Equal(calls, count() - before);
        Assert.Equal((calculated(0.7 + 1e-6, n) - calculated(0.7 - 1e-6, n)) / 2e-6, slope, 1e-7);
    }

    [Theory]
    [InlineData("[|x|].Accumulate(y); return Losses.MeanSquaredError(x, y);")]
    [InlineData("[|x|].Clear(); return Losses.MeanSquaredError(x, y);")]
    [InlineData("GC.KeepAlive([|x|]); return Losses.MeanSquaredError(x, y);")]
    [InlineData("Matrix h = Activations.Relu(x); [|h|].Assign(y); return Losses.MeanSquaredError(h, y);")]
    public void Matrices_are_not_given_to_code_that_may_write_them(string body) =>
        DiagnosticAssert.ReportsInFile("DIFF303", Usings + "static partial class C { [Differentiable] static float F(Matrix x, Matrix y) { " + body + " } }");

    [Fact]
    public void Arrays_that_a_derivative_reads_again_are_not_written_in_between() => DiagnosticAssert.ReportsLate(
        "DIFF201", "[Differentiable(nameof(x))] static float F(Matrix x, int[] labels) { float [|a = Losses.CrossEntropy(x, labels)|]; labels[0] = 1; return a; }");

    [Theory]
    [InlineData("double[] K(double t) => [t]; static void KVjp(double t, double[] resultCotangent, ref double tGradient) { }", "[|K(x)|][0]")]
    [InlineData("double K((double A, double B) t) => t.A; static void KVjp((double A, double B) t, double resultCotangent, (double A, double B) tGradient) { }", "[|K((x, x))|]")]
    [InlineData("double K(double[,] t) => t[0, 0]; static void KVjp(double[,] t, double resultCotangent, double[,] tGradient) { }", "[|K(m)|] * x")]
    [InlineData("double K((int A, int B) t, double u) => u; static void KVjp((int A, int B) t, double u, double resultCotangent, ref double uGradient) { }", "[|K((1, 2), x)|]")]
    public void Types_that_a_derivative_by_hand_cannot_take_are_refused(string kernel, string value) =>
        DiagnosticAssert.Reports("DIFF302", $"[Derivative(\"KVjp\")] static {kernel} [Differentiable] static double F(double x, double[,] m) => {value};");

    [Theory]
    [InlineData("double[] t = [x, x]; return K([|t|]);")]
    [InlineData("return K([|[x, x]|]);")]
    public void Local_arrays_are_spans(string body) => DiagnosticAssert.Reports("DIFF302", "[Derivative(\"KVjp\")] static double K(double[] t) => t[0];"
        + $" static void KVjp(double[] t, double resultCotangent, Span<double> tGradient) {{ }} [Differentiable] static double F(double x) {{ {body} }}");

    [Fact]
    public void Shapes_are_data()
    {
        var gradient = GeneratorHarness.Run(Usings + """
            /// <summary>Logs.</summary>
            public static partial class C
            {
                /// <summary>The loss.</summary>
                [Differentiable(nameof(x))]
                public static float F(Matrix x, Matrix y) { Console.Write($"{x.Rows} {x.IsEmpty}"); return x.IsEmpty ? 0 : Losses.MeanSquaredError(x, y) * x.Columns; }
            }
            """).Method<Func<Matrix, Matrix, Matrix, float>>("C", "FGradient");
        Matrix x = new([3f, 5], 1, 2), y = new(1, 2), slope = new(1, 2);

        Assert.Equal(34, gradient(x, y, slope));
        Assert.Equal([6f, 10], slope.Span.ToArray());
    }

    [Fact]
    public void Layers_that_are_parameters_are_data()
    {
        var gradient = GeneratorHarness.Run(Usings + """
            /// <summary>A layer from outside.</summary>
            public static partial class C
            {
                /// <summary>The loss.</summary>
                [Differentiable(nameof(x))]
                public static float F(Linear linear, LayerNorm norm, Matrix x, Matrix y) => Losses.MeanSquaredError(norm.Apply(linear.Apply(x)), y);
            }
            """).Method<Func<Linear, LayerNorm, Matrix, Matrix, Matrix, float>>("C", "FGradient");
        var linear = new Linear(2, 3, Activation.Tanh, seed: 1);
        Matrix x = new([3f, 5], 1, 2), y = new([1f, 2, 0], 1, 3), slope = new(1, 2);

        gradient(linear, new LayerNorm(3), x, y, slope);

        Assert.Contains(slope.Span.ToArray(), partial => partial != 0);
    }
}
