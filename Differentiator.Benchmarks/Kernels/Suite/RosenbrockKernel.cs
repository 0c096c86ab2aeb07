using System;
using System.Runtime.Intrinsics;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// The chained function of Rosenbrock. Best form of the gradient: what the right neighbour gets is carried to it in a register.
/// In vectors: each element gathers from both of its neighbours.
/// </summary>
internal static partial class RosenbrockKernel
{
    [Differentiable]
    [Differentiable(Name = "FastRosenbrock", Fast = true)]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum;
    }

    public static RatioCase Case(string name, int count)
    {
        double[] x = Data.Uniform(-2, 2, seed: 22, count), gradient = new double[count];
        RatioCase ratioCase = new(name, $"sum of 100 (x[i + 1] - x[i]^2)^2 + (1 - x[i])^2, n = {count}");
        ratioCase.Add(Variants.Primal, () => Rosenbrock(x));
        ratioCase.Add(Variants.HandWritten, () => HandWritten(x, gradient), () => gradient);
        ratioCase.Add(Variants.HandWrittenFast, () => HandWrittenFast(x, gradient), () => gradient);
        ratioCase.Add(Variants.Generated, () => RosenbrockGradient(x, gradient), () => gradient);
        ratioCase.Add(Variants.GeneratedFast, () => FastRosenbrockGradient(x, gradient), () => gradient);
        return ratioCase;
    }

    private static double HandWritten(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient.Slice(0, x.Length);
        if (x.Length == 0)
        {
            return 0;
        }

        double sum = 0, carried = 0, current = x[0];
        for (int i = 0; i < x.Length - 1; i++)
        {
            double next = x[i + 1];
            double a = next - current * current;
            double b = 1 - current;
            sum += 100 * a * a + b * b;
            double adjoint = 200 * a;
            gradient[i] = carried - 2 * (adjoint * current + b);
            carried = adjoint;
            current = next;
        }

        gradient[^1] = carried;
        return sum;
    }

    private static double HandWrittenFast(ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (x.Length < Octet.Count + 2)
        {
            return HandWritten(x, gradient);
        }

        gradient = gradient.Slice(0, x.Length);
        Vector512<double> ones = Vector512<double>.One, sums = default;
        gradient[0] = Element(0, x[0], x[1], before: 0, out double sum);
        int i = 1;
        for (; i < x.Length - Octet.Count; i += Octet.Count)
        {
            Vector512<double> left = Octet.At(x, i - 1), middle = Octet.At(x, i), right = Octet.At(x, i + 1);
            Vector512<double> before = Vector512.FusedMultiplyAdd(-left, left, middle);
            Vector512<double> a = Vector512.FusedMultiplyAdd(-middle, middle, right);
            Vector512<double> b = ones - middle;
            sums = Vector512.FusedMultiplyAdd(100 * a, a, Vector512.FusedMultiplyAdd(b, b, sums));
            Vector512<double> own = Vector512.FusedMultiplyAdd(200 * a, middle, b);
            Vector512.FusedMultiplyAdd(Vector512.Create(-2.0), own, 200 * before).Store(gradient, i);
        }

        for (; i < x.Length - 1; i++)
        {
            gradient[i] = Element(1, x[i], x[i + 1], x[i] - x[i - 1] * x[i - 1], out double term);
            sum += term;
        }

        gradient[^1] = 200 * (x[^1] - x[^2] * x[^2]);
        return sum + Vector512.Sum(sums);
    }

    private static double Element(double inner, double current, double next, double before, out double term)
    {
        double a = next - current * current, b = 1 - current;
        term = 100 * a * a + b * b;
        return inner * 200 * before - 2 * (200 * a * current + b);
    }
}
