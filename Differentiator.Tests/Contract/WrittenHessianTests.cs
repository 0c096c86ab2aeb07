using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Second derivatives of methods that change what they are given: that is left as the method leaves it, the direction as it was.</summary>
public sealed class WrittenHessianTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Changing
        {
            /// <summary>Products in place.</summary>
            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Products(double w, double[] a)
            {
                for (int i = 1; i < a.Length; i++)
                    a[i] = w * a[i - 1] * a[i];
                return a[^1];
            }

            /// <summary>A buffer that nothing is differentiated with respect to.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Buffered(double x, Span<double> work)
            {
                work[0] = x * x;
                work[1] = work[0] * x;
                return work[1] * work[0];
            }

            /// <summary>References.</summary>
            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Referred(double x, ref double y, out double z)
            {
                y = x * y * y;
                z = 2 * y;
                return y * z;
            }
        }
        """);

    private delegate double ProductsHvp(double w, double[] a, double wTangent, ReadOnlySpan<double> aTangent, out double wHvp, Span<double> aHvp);

    private delegate double ProductsHessian(double w, double[] a, Span<double> hessian);

    private delegate double BufferedHvp(double x, Span<double> work, double xTangent, out double xHvp);

    private delegate double BufferedHessian(double x, Span<double> work, Span<double> hessian);

    private delegate double ReferredHvp(double x, ref double y, out double z, double xTangent, double yTangent, out double xHvp, out double yHvp);

    private delegate double ReferredHessian(double x, ref double y, out double z, Span<double> hessian);

    private delegate double[,] ReferredArray(double x, ref double y, out double z);

    // w^2 a0 a1 a2
    [Fact]
    public void The_direction_stays_and_the_array_is_left_as_by_the_method()
    {
        double[] a = [2, 3, 5], direction = [1, 0, 0], product = [0, 0, 0];

        double value = Run.Method<ProductsHvp>("Changing", "ProductsHvp")(7, a, 0, direction, out double byW, product);

        Assert.Equal(49 * 30, value);
        Assert.Equal([2, 42, 1470], a);
        Assert.Equal([1, 0, 0], direction);
        Assert.Equal(2 * 7 * 15, byW);
        Assert.Equal([0, 49 * 5, 49 * 3], product);
    }

    [Fact]
    public void Each_row_of_the_Hessian_begins_with_the_array_as_it_was()
    {
        double[] a = [2, 3, 5], hessian = new double[16];

        double value = Run.Method<ProductsHessian>("Changing", "ProductsHessian")(7, a, hessian);

        Assert.Equal(49 * 30, value);
        Assert.Equal([2, 42, 1470], a);
        Assert.Equal([60, 210, 140, 84, 210, 0, 245, 147, 140, 245, 0, 98, 84, 147, 98, 0], hessian);
    }

    // x^5
    [Fact]
    public void A_buffer_needs_no_tangents()
    {
        double[] work = [-1, -1], hessian = [0];

        double value = Run.Method<BufferedHvp>("Changing", "BufferedHvp")(2, work, 3, out double product);
        Run.Method<BufferedHessian>("Changing", "BufferedHessian")(2, new double[2], hessian);

        Assert.Equal(32, value);
        Assert.Equal([4, 8], work);
        Assert.Equal(3 * 20 * 8, product);
        Assert.Equal(20 * 8, hessian[0]);
    }

    // 2 x^2 y^4
    [Fact]
    public void References_are_left_as_by_the_method()
    {
        double y = 3, again = 3, third = 3;
        double[] hessian = new double[4];

        double value = Run.Method<ReferredHvp>("Changing", "ReferredHvp")(2, ref y, out double z, 1, 0, out double byX, out double byY);
        Run.Method<ReferredHessian>("Changing", "ReferredHessian")(2, ref again, out double other, hessian);
        double[,] matrix = Run.Method<ReferredArray>("Changing", "ReferredHessian")(2, ref third, out _);

        Assert.Equal(2 * 18 * 18, value);
        Assert.Equal((18, 36, 18, 36, 18), (y, z, again, other, third));
        Assert.Equal((4 * 81, 16 * 2 * 27), (byX, byY));
        Assert.Equal([4 * 81, 16 * 2 * 27, 16 * 2 * 27, 24 * 4 * 9], hessian);
        Assert.Equal(24 * 4 * 9, matrix[1, 1]);
    }

    [Fact]
    public void The_Hessian_lies_apart_from_what_is_written()
    {
        double[] hessian = [1, 3, 0, 0], all = [2, 3, 5, .. new double[16]];

        Assert.Throws<ArgumentException>(() => Run.Method<ReferredHessian>("Changing", "ReferredHessian")(2, ref hessian[1], out _, hessian));
        Assert.Throws<ArgumentException>(() => Run.Method<BufferedHessian>("Changing", "BufferedHessian")(2, all.AsSpan(0, 2), all.AsSpan(1, 1)));
        Assert.Equal([1, 3, 0, 0], hessian);
    }
}
