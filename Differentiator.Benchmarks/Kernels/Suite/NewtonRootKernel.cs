using System;
using System.Buffers;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// √a by Newton's method until it converges, of 1000 numbers, one after another. Best form of the gradient in reverse: the iterates are
/// kept on the stack, beyond 64 in the pool. With one parameter a tangent carried forward is cheaper.
/// </summary>
internal static partial class NewtonRootKernel
{
    private static readonly double[] A = Data.Uniform(0.1, 100, seed: 23);
    private static readonly double[] Gradient = new double[Data.Count];

    [Differentiable]
    public static double NewtonRoot(double a)
    {
        double y = a;
        while (Math.Abs(y * y - a) > 1e-12 * a)
        {
            y = 0.5 * (y + a / y);
        }

        return y;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("k_newton", "the root of a by Newton's method until it converges, for each of 1000 numbers");
        ratioCase.Add(Variants.Primal, Roots);
        ratioCase.Add(Variants.HandWritten, () => Gradients(HandWritten), () => Gradient);
        ratioCase.Add("by a tangent", () => Gradients(ByTangent), () => Gradient);
        ratioCase.Add(Variants.Generated, () => Gradients(NewtonRootGradient), () => Gradient);
        return ratioCase;
    }

    private delegate double Differentiated(double a, out double gradient);

    private static double Roots()
    {
        double sum = 0;
        foreach (double a in A)
        {
            sum += NewtonRoot(a);
        }

        return sum;
    }

    private static double Gradients(Differentiated differentiated)
    {
        double sum = 0;
        for (int i = 0; i < A.Length; i++)
        {
            sum += differentiated(A[i], out Gradient[i]);
        }

        return sum;
    }

    private static double HandWritten(double a, out double gradient)
    {
        Span<double> iterates = stackalloc double[64];
        double[]? rented = null;
        int count = 0;
        double y = a;
        while (Math.Abs(y * y - a) > 1e-12 * a)
        {
            if (count == iterates.Length)
            {
                double[] larger = ArrayPool<double>.Shared.Rent(2 * count);
                iterates.CopyTo(larger);
                Return(rented);
                iterates = rented = larger;
            }

            iterates[count++] = y;
            y = 0.5 * (y + a / y);
        }

        double sum = 0, adjoint = 1;
        while (count-- > 0)
        {
            double inverse = 1 / iterates[count], half = 0.5 * adjoint;
            sum += half * inverse;
            adjoint = half - half * a * inverse * inverse;
        }

        Return(rented);
        gradient = sum + adjoint;
        return y;
    }

    private static void Return(double[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static double ByTangent(double a, out double gradient)
    {
        double y = a, tangent = 1;
        while (Math.Abs(y * y - a) > 1e-12 * a)
        {
            double quotient = a / y;
            tangent = 0.5 * (tangent + (1 - quotient * tangent) / y);
            y = 0.5 * (y + quotient);
        }

        gradient = tangent;
        return y;
    }
}
