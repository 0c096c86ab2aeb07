using System;
using System.Collections.Generic;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Checked;

/// <summary>With <c>Differentiator_Check</c>, gradients compare themselves with differences: what is right passes, what is wrong is an exception.</summary>
public sealed class CheckedGradientTests
{
    private static readonly HarnessOptions Checked = new() { Verifies = true };

    private static readonly GeneratorRun Run = GeneratorHarness.Run(Checked, """
        using System;
        using System.Collections.Generic;
        using Differentiator;

        /// <summary>Methods, some of which call one whose derivative by hand is wrong.</summary>
        public static partial class Checks
        {
            /// <summary>A cube, and three times too much for its derivative.</summary>
            [Derivative(nameof(CubeVjp))]
            public static double Cube(double x) => x * x * x;

            /// <summary>Should be 3 x².</summary>
            public static void CubeVjp(double x, double resultCotangent, ref double xGradient) => xGradient += resultCotangent * 9 * x * x;

            /// <summary>Right with respect to y, not to x.</summary>
            [Differentiable]
            public static double Number(double y, double x) => y * Cube(x) + y;

            /// <summary>Wrong at one element only.</summary>
            [Differentiable]
            public static double Elements(ReadOnlySpan<double> x, int wrong) => x.Length > wrong ? x[0] * x[1] + Cube(x[wrong]) : x[0] * x[1];

            /// <summary>Wrong at one element of a list only.</summary>
            [Differentiable]
            public static double Listed(List<double> list, int wrong)
            {
                double sum = 0;
                for (int i = 0; i < list.Count; i++)
                    sum += i == wrong ? Cube(list[i]) : list[i];
                return sum;
            }

            /// <summary>A kink at zero, where no difference says what is right.</summary>
            [Differentiable]
            public static double Kink(double x) => Math.Abs(x) + Math.Max(x, 0);

            /// <summary>Asks for another derivative than its own.</summary>
            [Differentiable]
            public static double Stopped(double x) => x * Gradient.Stop(x);

            /// <summary>Writes what it is given: is run once.</summary>
            [Differentiable]
            public static double Written(double[] x)
            {
                x[0] = Cube(x[0]);
                return x[0];
            }

            /// <summary>Has an effect: happens once.</summary>
            [Differentiable]
            public static double Printed(double x)
            {
                Console.Write("");
                return Cube(x);
            }

            /// <summary>Single precision.</summary>
            [Differentiable]
            public static float Single(float x, float[] y) => MathF.Exp(x) * y[0] * y[1];
        }

        /// <summary>A wrong layer.</summary>
        public sealed class Doubled(int features) : Layer
        {
            private readonly Parameter scale = new("scale", new Matrix(1, features));

            /// <inheritdoc/>
            public override IReadOnlyList<Parameter> Parameters => [scale];

            /// <summary>x + scale</summary>
            [Derivative(nameof(ApplyVjp))]
            public Matrix Apply(Matrix x)
            {
                var result = new Matrix(x.Rows, x.Columns);
                for (int j = 0; j < x.Columns; j++)
                    result[0, j] = x[0, j] + scale.Value[0, j];
                return result;
            }

            /// <summary>Adds twice what it should.</summary>
            public void ApplyVjp(Matrix x, Matrix resultCotangent, Matrix xGradient, Gradients gradients)
            {
                for (int j = 0; j < x.Columns; j++)
                {
                    gradients.Of(scale)[0, j] += 2 * resultCotangent[0, j];
                    if (!xGradient.IsEmpty)
                        xGradient[0, j] += resultCotangent[0, j];
                }
            }
        }

        /// <summary>A model with a wrong layer, which it may leave out.</summary>
        public sealed partial class Network : Model
        {
            private readonly Linear linear = new(2, 2, Activation.Tanh, seed: 1);
            private readonly Doubled doubled = new(2);

            /// <summary>A loss.</summary>
            [Differentiable]
            public float Loss([NoGradient] Matrix x, [NoGradient] Matrix y, bool isWrong)
            {
                Matrix z = linear.Apply(x);
                if (isWrong)
                    z = doubled.Apply(z);
                return Losses.MeanSquaredError(z, y);
            }
        }
        """);

    private delegate double OfNumbers(double y, double x, out double yGradient, out double xGradient);

    private delegate double OfNumber(double x, out double xGradient);

    private delegate double OfArray(double[] x, Span<double> xGradient);

    private delegate double OfSpan(ReadOnlySpan<double> x, int wrong, Span<double> xGradient);

    private delegate double OfList(List<double> list, int wrong, Span<double> listGradient);

    private delegate float OfSingles(float x, float[] y, out float xGradient, Span<float> yGradient);

    [CompilerFact]
    public void A_wrong_derivative_is_thrown_with_the_parameter_and_both_numbers()
    {
        var gradient = Run.Method<OfNumbers>("Checks", "NumberGradient");

        GradientCheckException thrown = Assert.Throws<GradientCheckException>(() => gradient(2, 1, out _, out _));

        Assert.StartsWith("The emitted derivative of Number with respect to x is 18; differences give 6", thrown.Message, StringComparison.Ordinal);
    }

    [CompilerTheory]
    [InlineData(2)]
    [InlineData(99)]
    public void A_wrong_element_is_named(int wrong)
    {
        double[] x = new double[100];
        Array.Fill(x, 0.5);
        x[wrong] = 3;
        var gradient = Run.Method<OfSpan>("Checks", "ElementsGradient");

        GradientCheckException thrown = Assert.Throws<GradientCheckException>(() => gradient(x, wrong, new double[100]));

        Assert.Contains($"with respect to x[{wrong}] is 81; differences give 27", thrown.Message, StringComparison.Ordinal);
    }

    [CompilerFact]
    public void A_wrong_element_of_a_list_is_named()
    {
        var gradient = Run.Method<OfList>("Checks", "ListedGradient");

        Assert.Contains("with respect to list[1]", Assert.Throws<GradientCheckException>(() => gradient([1, 2, 3], 1, new double[3])).Message, StringComparison.Ordinal);
        gradient([1, 2, 3], -1, new double[3]);
    }

    [CompilerFact]
    public void A_wrong_layer_is_named_and_the_model_left_as_it_was()
    {
        dynamic network = Activator.CreateInstance(Run.Assembly.GetType("Network")!)!;
        Matrix x = new(1, 2), y = new(1, 2);
        x[0, 0] = 1;
        float[] before = ((Model)network).Parameters.Values.ToArray();

        network.LossGradient(x, y, false);
        Exception thrown = Assert.ThrowsAny<Exception>(() => network.LossGradient(x, y, true));

        Assert.Contains("The emitted derivative of Loss with respect to doubled.scale[0] is", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, ((Model)network).Parameters.Values.ToArray());
    }

    [CompilerTheory]
    [InlineData("Kink", 0.0)]
    [InlineData("Stopped", 3.0)]
    [InlineData("Printed", 2.0)]
    public void Where_differences_say_nothing_nothing_is_thrown(string method, double x) =>
        Run.Method<OfNumber>("Checks", method + "Gradient")(x, out _);

    [CompilerFact]
    public void What_is_written_is_written_once()
    {
        double[] x = [2];

        Run.Method<OfArray>("Checks", "WrittenGradient")(x, new double[1]);

        Assert.Equal(8, x[0]);
    }

    [CompilerFact]
    public void Right_derivatives_pass()
    {
        var gradient = Run.Method<OfSingles>("Checks", "SingleGradient");
        float[] yGradient = new float[2];

        gradient(0.5f, [2, 3], out float xGradient, yGradient);

        Assert.Equal(6 * MathF.Exp(0.5f), xGradient, 1e-5f);
    }

    [CompilerFact]
    public void Without_the_property_nothing_is_compared()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using Differentiator;
            /// <summary>A class.</summary>
            public static partial class C { /// <summary>A method.</summary>
            [Differentiable] public static double F(double x) => x * x; }
            """);

        Assert.All(run.Sources.Values, text => Assert.DoesNotContain("Check", text, StringComparison.Ordinal));
    }
}
