using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops inside branches inside loops.</summary>
public static partial class LoopsAndBranches
{
    [Differentiable, Case(0.6, new double[] { 1, -2, 3 }, 2), Case(0.6, new double[] { -1, 2, -3, 4 }, 0), Case(0.6, new double[0], 2)]
    public static double LoopInsideBranchInsideLoop(double w, double[] x, int n)
    {
        double t = w;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                for (int j = 0; j < n; j++)
                    t = Math.Tanh(t * x[i]) + w;
            }
            else
            {
                t = t * w;
            }
        }

        return t;
    }

    [Differentiable, Case(0.6, true, 3), Case(0.6, false, 3), Case(0.6, true, 0)]
    public static double LoopInBranch(double x, bool sine, int n)
    {
        double t = x;
        if (sine)
        {
            for (int i = 0; i < n; i++)
                t = Math.Sin(t) * x;
        }

        return t * t;
    }

    [Differentiable, Case(0.6, true, 3), Case(0.6, false, 3), Case(0.6, true, 0)]
    public static double LoopsInBothBranches(double x, bool sine, int n)
    {
        double t = x;
        if (sine)
        {
            for (int i = 0; i < n; i++)
                t = Math.Sin(t) * x;
        }
        else
        {
            for (int i = n; i > 0; i--)
                t = t * x + i;
        }

        return t * t;
    }

    [Differentiable, Case(0.6, new double[] { 1, -2, 3 }, new double[] { 0.5, 2 }), Case(0.6, new double[] { 1 }, new double[0])]
    public static double SumInBranchInLoop(double w, double[] x, double[] y)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double sum = 0;
            if (x[i] > 0)
            {
                for (int j = 0; j < y.Length; j++)
                    sum += y[j] * w;
            }

            total += sum * sum * x[i];
        }

        return total;
    }

    [Differentiable, Case(0.6, new double[] { 1, -2, 3, 0.5 }), Case(0.6, new double[0])]
    public static double BranchOnTheCarriedValue(double w, double[] x)
    {
        double t = w;
        for (int i = 0; i < x.Length; i++)
        {
            if (t > 1)
                t = t / (1 + w);
            else
                t = t * t + Math.Abs(x[i]);
        }

        return t;
    }

    [Differentiable, Case(0.6, new double[] { 1, -2, 3, 0.5 })]
    public static double BranchOnANewValue(double w, double[] x)
    {
        double t = w;
        for (int i = 0; i < x.Length; i++)
        {
            t = Math.Sin(t + x[i]);
            if (t > 0.2)
                t = t * w;
            else if (t > -0.5)
                t = Math.Exp(t);
        }

        return t;
    }

    [Differentiable, Case(0.6, 1.5, 6), Case(0.6, 1.5, 0)]
    public static double EveryThird(double x, double y, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 3 == 0)
                t = t * y;
            else
                t = Math.Cos(t);
        }

        return t;
    }

    [Differentiable, Case(new double[] { 1, -2, 3, 0.5 }, 0.25)]
    public static double HuberLoss(double[] x, double delta)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double size = Math.Abs(x[i]);
            if (size < delta + 1)
                loss += 0.5 * x[i] * x[i];
            else
                loss += delta * (size - 0.5 * delta);
        }

        return loss / x.Length;
    }

    [Differentiable, Covers(81), Case(new double[] { 1, -2, 3, 0.5 }, 0.25)]
    public static double ReadsOnlyWhereInRange(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double left = i > 0 ? x[i - 1] : 0;
            double right = i + 1 < x.Length ? x[i + 1] : 0;
            sum += (x[i] - w * (left + right)) * x[i];
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 1, -2, 3, 0.5, 2 }), Case(new double[] { 1, -2 }), Case(new double[] { 1 }), Case(new double[0])]
    public static double ReadsTheNextElement(double[] x)
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

    [Differentiable, Case(new double[] { 1, -2, 3, 0.5, 2 }, 0.3), Case(new double[] { 1, -2, 3 }, 0.3), Case(new double[] { 1, -2 }, 0.3), Case(new double[0], 0.3)]
    public static double ReadsBothNeighbours(double[] x, double w)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++)
        {
            double bend = x[i - 1] - w * x[i] + x[i + 1] * x[i];
            sum += bend * bend;
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 1, -2, 3, 0.5, 2 }, 0.3), Case(new double[] { 1, -2, 3 }, 0.3), Case(new double[] { 1 }, 0.3)]
    public static double ReadsAnElementFurtherOn(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 2; i++)
            sum += x[i] * x[i + 2] * w;
        return sum;
    }

    [Differentiable, Case(new double[] { 1, -2, 3, 0.5, 2 }, 0.3), Case(new double[] { 1, -2 }, 0.3), Case(new double[] { 1 }, 0.3)]
    public static double ReadsTheElementBeforeOnlySometimes(double[] x, double w)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            sum += x[i] * x[i] * w;
            if (x[i] > 0)
                sum += x[i - 1] * x[i];
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 1, 2, 3, 4, 5, 6 }, 2, 3, 0.5), Case(new double[] { 1, 2 }, 1, 2, 0.5), Case(new double[0], 0, 0, 0.5)]
    public static double RowNorms(double[] x, int rows, int columns, double w)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int column = 0; column < columns; column++)
                sum += x[row * columns + column] * x[row * columns + column];
            total += Math.Sqrt(sum) * w;
        }

        return total;
    }

    [Differentiable, Covers(58), Case(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 0.1, 0.2, 0.3 }, new double[] { 0.5, -0.5 }, 2, 3)]
    public static double Layer(double[] weights, double[] input, double[] target, int rows, int columns)
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int column = 0; column < columns; column++)
                sum += weights[row * columns + column] * input[column];
            double error = Math.Tanh(sum) - target[row];
            loss += error * error;
        }

        return loss / rows;
    }

    [Differentiable, Case(new float[] { 1, -2, 3 }, 0.5f, 2), Case(new float[0], 0.5f, 2)]
    public static float OfFloats(ReadOnlySpan<float> x, float w, int n)
    {
        float t = w;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                for (int j = 0; j < n; j++)
                    t = MathF.Tanh(t * x[i]);
            }
            else
            {
                t -= 0.25f * x[i] * w;
            }
        }

        return t;
    }
}
