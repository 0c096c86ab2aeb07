using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods that call themselves.</summary>
public static partial class Recursion
{
    [Differentiable, Covers(38, 62), Case(2.0, 3, Expect = new[] { 12.0 }), Case(2.0, 0, Expect = new[] { 0.0 })]
    public static double Power(double x, int n)
    {
        if (n == 0)
            return 1;
        return x * Power(x, n - 1);
    }

    // n (n - 1) .. 2 with x in place of n: d/dx x (x - 1) (x - 2) .. at 4: 26, at 5: 154.
    [Differentiable, Covers(62), Case(4.0, Expect = new[] { 26.0 }), Case(5.0, Expect = new[] { 154.0 }), Case(1.0, Expect = new[] { 0.0 }, Smooth = false)]
    public static double FactorialLike(double x) => x <= 1 ? 1 : x * FactorialLike(x - 1);

    [Differentiable, Case(0.7, 5), Case(0.7, 0)]
    public static double Twice(double x, int n)
    {
        if (n < 2)
            return x * (n + 1);
        return Twice(x, n - 1) * Math.Sin(x) + Twice(x, n - 2);
    }

    [Differentiable, Covers(63), Case(2.0, 4, Expect = new[] { 40.0 }), Case(2.0, 1, Expect = new[] { -4.0 }), Case(2.0, 0, Expect = new[] { 1.0 })]
    public static double EvenSteps(double x, int n) => n == 0 ? x : OddSteps(x * x, n - 1);

    private static double OddSteps(double x, int n) => n == 0 ? -x : EvenSteps(x + 1, n - 1);

    [Differentiable, Case(new double[] { 1, 2, 3, 4, 5 }, Expect = new[] { 2.0, 4, 6, 8, 10 }), Case(new double[0], Expect = new double[0])]
    public static double PairwiseSumOfSquares(ReadOnlySpan<double> x)
    {
        if (x.Length == 0)
            return 0;
        if (x.Length == 1)
            return x[0] * x[0];
        int half = x.Length / 2;
        return PairwiseSumOfSquares(x[..half]) + PairwiseSumOfSquares(x[half..]);
    }

    /// <summary>A determinant by expansion along the first of the rows not yet used.</summary>
    [Differentiable, Covers(62)]
    [Case(new double[] { 2, 1, 3, 0, 4, 1, 5, 2, 6 }, 3, Expect = new[] { 22.0, 5, -20, 0, -3, 1, -11, -2, 8 })]
    [Case(new double[] { 2, 1, 3, 4 }, 2, Expect = new[] { 4.0, -3, -1, 2 })]
    public static double Determinant(double[] matrix, int size) => Minor(matrix, size, 0, 0);

    private static double Minor(double[] matrix, int size, int row, int used)
    {
        if (row == size)
            return 1;
        double sum = 0, sign = 1;
        for (int column = 0; column < size; column++)
        {
            if ((used & (1 << column)) != 0)
                continue;
            sum += sign * matrix[row * size + column] * Minor(matrix, size, row + 1, used | (1 << column));
            sign = -sign;
        }

        return sum;
    }

    [Differentiable, Case(0.0, 1.5, 3), Case(-1.0, 2.0, 0)]
    public static double AdaptiveSimpson(double from, double to, int depth)
    {
        double middle = (from + to) / 2;
        double whole = Simpson(from, to), halves = Simpson(from, middle) + Simpson(middle, to);
        if (depth == 0 || Math.Abs(whole - halves) < 1e-9)
            return halves;
        return AdaptiveSimpson(from, middle, depth - 1) + AdaptiveSimpson(middle, to, depth - 1);
    }

    private static double Simpson(double from, double to)
    {
        double middle = (from + to) / 2;
        return (to - from) / 6 * (Math.Exp(-from * from) + 4 * Math.Exp(-middle * middle) + Math.Exp(-to * to));
    }

    [Differentiable, Case(0.5, 6)]
    public static double ContinuedFraction(double x, int depth) => 1 + x / (depth == 0 ? 1 : ContinuedFraction(x, depth - 1));
}
