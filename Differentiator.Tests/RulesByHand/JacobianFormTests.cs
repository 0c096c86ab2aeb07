using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>A Jacobian takes the sweeps for which the derivatives by hand have a form, whatever its shape.</summary>
public sealed class JacobianFormTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Forms
        {
            /// <summary>Two columns, three rows.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static (double, double, double) Tall(double x, double y) => (Back(x) * y, x * y, Back(y));

            /// <summary>Three columns, two rows.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static (double, double) Wide(double x, double y, double z) => (Ahead(x) * y, Ahead(z));

            /// <summary>Lengths decide.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static double[] Open(double[] x) { var y = new double[2]; for (int i = 0; i < x.Length; i++) { y[0] += Back(x[i]); y[1] += i * x[i]; } return y; }

            [Derivative(nameof(BackVjp))]
            private static double Back(double x) => x * x;

            private static void BackVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 2 * x * resultCotangent;

            [Derivative(nameof(AheadJvp))]
            private static double Ahead(double x) => x * x;

            private static (double Value, double Tangent) AheadJvp(double x, double xTangent) => (x * x, 2 * x * xTangent);
        }
        """);

    private delegate (double A, double B, double C) TallJacobian(double x, double y, Span<double> jacobian);

    private delegate (double A, double B) WideJacobian(double x, double y, double z, Span<double> jacobian);

    private delegate double[] OpenJacobian(double[] x, Span<double> jacobian);

    [Fact]
    public void Rows_where_there_is_a_reverse_form_alone()
    {
        double[] tall = new double[6], open = new double[4], row = new double[2];

        Run.Method<TallJacobian>("Forms", "TallJacobian")(3, 5, tall);
        Run.Method<OpenJacobian>("Forms", "OpenJacobian")([3, 5], open);
        Run.Method<OpenJacobian>("Forms", "OpenJacobian")([3], row);

        Assert.Equal([30, 9, 5, 3, 0, 10], tall);
        Assert.Equal([6, 10, 0, 1], open);
        Assert.Equal([6, 0], row);
    }

    [Fact]
    public void Columns_where_there_is_a_forward_form_alone()
    {
        double[] wide = new double[6];

        Run.Method<WideJacobian>("Forms", "WideJacobian")(3, 5, 7, wide);

        Assert.Equal([30, 9, 0, 0, 0, 14], wide);
    }
}
