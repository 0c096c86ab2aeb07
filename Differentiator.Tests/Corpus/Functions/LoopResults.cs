using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>What happens to a loop's result after the loop, and to several results of one loop.</summary>
public static partial class LoopResults
{
    [Differentiable, Case(new double[] { 1, 2, 3 }, Expect = new[] { 12.0, 12.0, 12.0 }), Case(new double[0])]
    public static double SquareOfSum(double[] x)
    {
        double sum = 0;
        foreach (double item in x)
            sum += item;
        return sum * sum;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }), Case(new double[] { 2 })]
    public static double ProductOfTwoSums(double[] x)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            squares += x[i] * x[i];
        }

        return sum * squares;
    }

    [Differentiable, Case(new double[] { 1, 2, 4 }), Case(new double[] { 3, 3 }, Smooth = false, Expect = new[] { double.NaN, double.NaN })]
    public static double NaiveDeviation(double[] x)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            squares += x[i] * x[i];
        }

        double mean = sum / x.Length;
        return Math.Sqrt(squares / x.Length - mean * mean);
    }

    [Differentiable, Covers(97), Case(new double[] { 1, 2, 3 }), Case(new double[] { 1000, 1001, 999 })]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
            largest = Math.Max(largest, x[i]);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable, Covers(100), Case(new double[] { 1, 5, 3 }, Expect = new[] { 0.0, 10.0, 0.0 }), Case(new double[] { 4 }, Expect = new[] { 8.0 })]
    [Case(new double[] { 5, 5, 3 }, Expect = new[] { 10.0, 0.0, 0.0 }, Smooth = false)]
    public static double LargestBySelection(double[] x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > largest)
                largest = x[i];
        }

        return largest * largest;
    }

    [Differentiable, Case(new double[] { 4, -5, 3 }, Expect = new[] { 0.0, 1.0, 0.0 })]
    public static double SmallestByConditional(double[] x)
    {
        double smallest = double.PositiveInfinity;
        foreach (double item in x)
            smallest = item < smallest ? item : smallest;
        return smallest;
    }

    [Differentiable, Case(new double[] { 4, -5, 3 }, Expect = new[] { 0.0, -10.0, 0.0 })]
    public static double PositionOfSmallest(double[] x)
    {
        int position = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] < x[position])
                position = i;
        }

        return x[position] * x[position];
    }

    [Differentiable, Case(1.5, 3), Case(0.5, 3), Case(0.5, 0)]
    public static double DecidesALaterBranch(double x, int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++)
            power *= x;
        double result;
        if (power > 1)
            result = power * power;
        else
            result = Math.Sin(power) + x;
        return result;
    }

    [Differentiable, Case(1.5, 3), Case(0.5, 3), Case(0.5, 0)]
    public static double OverwrittenAfterDeciding(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
            t *= Math.Cos(t);
        if (t > 0.4)
            t = t * t;
        for (int i = 0; i < n; i++)
            t = t * x + 1;
        if (t < 2)
            t = 3 * t;
        return t;
    }

    [Differentiable, Covers(54), Case(new double[] { 1, 2, 3 }, 0.5), Case(new double[0], 0.5)]
    public static double SumUsedByTheNextLoop(double[] x, double w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * w;
        double total = 0;
        for (int i = 0; i < x.Length; i++)
            total += Math.Exp(-x[i] * sum);
        return total * sum;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }, 0.5), Case(new double[0], 0.5)]
    public static double SumAndProductTogether(double[] x, double w)
    {
        double sum = 0, product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += w * x[i];
            product *= x[i] + w;
        }

        return sum * product;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }, Expect = new[] { 3.0, 2.0, 1.0 }), Case(new double[0])]
    public static double SumOfPrefixSums(double[] x)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            total += sum;
        }

        return total;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }), Case(new double[0])]
    public static double SumOfSquaredPrefixSums(double[] x)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            total += sum * sum;
        }

        return total;
    }

    [Differentiable, Case(new float[] { 1, 2, 3 }), Case(new float[] { 2 })]
    public static float LogOfSumOfFloats(Span<float> x)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += MathF.Exp(0.25f * x[i]);
        return MathF.Log(sum);
    }

    [Differentiable, Case(2.0, new double[] { 1, 2, 3 }), Case(2.0, new double[0])]
    public static double AddedToWhatWasThere(double w, double[] x)
    {
        double sum = w * w;
        for (int i = 0; i < x.Length; i++)
            sum += w * x[i];
        return sum * w;
    }

    [Differentiable, Case(2.0, new double[] { 1, 2, 3 }), Case(2.0, new double[0])]
    public static double SubtractedFrom(double w, double[] x)
    {
        double rest = w * 10;
        for (int i = 0; i < x.Length; i++)
            rest = rest - w * x[i] * x[i];
        return rest / w;
    }

    [Differentiable, Covers(99), Case(new double[] { 3, 4 }, Expect = new[] { 0.6, 0.8 })]
    [Case(new double[] { 0, 0, 0 }, Expect = new[] { 0.0, 0.0, 0.0 }, Smooth = false)]
    [Case(new double[0])]
    public static double Norm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return Math.Sqrt(sum);
    }

    [Differentiable, Case(new double[] { 3, 4 }, new double[] { 1, -2 })]
    [Case(new double[] { 3, 0 }, new double[] { 0, 3 }, Expect = new double[] { 0, 1.0 / 3, 1.0 / 3, 0 })]
    public static double CosineSimilarity(double[] x, double[] y)
    {
        double dot = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            dot += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }

        return dot / Math.Sqrt(xx * yy);
    }
}
