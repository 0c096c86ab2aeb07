using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Loops that look for the largest or the smallest of some values. Expected numbers: what the rule of Max says step by step.</summary>
public static partial class RunningExtremes
{
    [Differentiable]
    [Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 2.0, -1, 0.3 }), Case(new[] { -3.0, -2, -1 }), Case(new double[0], Expect = new double[0])]
    [Case(new[] { 1.0, 2, 2, 1, 2 }, Smooth = false, Expect = new[] { 0.0, 0.25, 0.25, 0, 0.5 })]
    [Case(new[] { 2.0, 2, 3, 3 }, Smooth = false, Expect = new[] { 0.0, 0, 0.5, 0.5 })]
    [Case(new[] { 5.0, double.NaN, 3, 4 }, Smooth = false, Expect = new[] { 1.0, 1, 1, 1 })]
    [Case(new[] { 1.0, 5, 5, double.NaN, 9 }, Smooth = false, Expect = new[] { 0.0, 0.5, 0.5, 1, 1 })]
    [Case(new[] { 0.0, -0.0 }, Smooth = false, Expect = new[] { 0.5, 0.5 })]
    public static double Largest(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double value in x)
            max = Math.Max(max, value);
        return max;
    }

    [Differentiable, Case(new[] { 0.5, 1, 2, 0.3 }), Case(new[] { -0.5, -1 }), Case(new double[0], Expect = new double[0])]
    [Case(new[] { 4.0, 2, 2, 4, 2 }, Smooth = false, Expect = new[] { 0.0, -0.5, -0.5, 0, -1 })]
    [Case(new[] { 2.0, 2, 1, 1 }, Smooth = false, Expect = new[] { 0.0, 0, -4, -4 })]
    public static double OfQuotients(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double value in x)
            max = Math.Max(8 / value, max);
        return max;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 1.0, -1, -1, 4 }, Smooth = false, Expect = new[] { 0.0, 0.5, 0.5, 0 })]
    public static double Smallest(ReadOnlySpan<double> x)
    {
        double min = x[^1];
        for (int i = x.Length - 2; i >= 0; i--)
            min = Math.Min(x[i], min);
        return min;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, 0.7), Case(new[] { 0.5, -1, 2, 0.3 }, 3.0), Case(new[] { 1.0, 2 }, 2.0, Smooth = false, Expect = new[] { 0.0, 0.5, 0.5 }), Case(new double[0], 2.0)]
    public static double NotBelow(ReadOnlySpan<double> x, double least)
    {
        double max = least;
        for (int i = 0; i < x.Length; i += 2)
            max = Math.Max(max, x[i]);
        for (int i = 1; i <= x.Length - 1; i += 2)
            max = Math.Max(max, x[i]);
        return max;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 1000.0, 1001, 999, 1001.5 })]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double value in x)
            max = Math.Max(max, value);
        double sum = 0;
        foreach (double value in x)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, new[] { 1, 0.5, -0.7, 0.4, 0.2, 0.9 })]
    public static double OfCostlyValues(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double best = -1;
            for (int k = 0; k < w.Length; k++)
            {
                double sum = 0;
                for (int j = 0; j <= k; j++)
                    sum += w[j] * Math.Sin(x[i] + k);
                double value = Math.Exp(-sum * sum);
                best = Math.Max(value, best);
            }

            product *= 1 + best;
        }

        return product;
    }

    [Differentiable, Case(0.4, new[] { 0.5, -1, 2, 0.3 })]
    public static double InARecurrence(double start, ReadOnlySpan<double> x)
    {
        double state = start;
        for (int t = 0; t < x.Length; t++)
        {
            double best = 0.1;
            for (int k = 0; k < x.Length; k++)
                best = Math.Max(best, Math.Sin(state * x[k]) * x[t]);
            state = 0.5 * state + best;
        }

        return state;
    }

    [Differentiable, Case(0.4, 7)]
    public static double WithoutATripCount(double start, int limit)
    {
        double state = start;
        int n = 1;
        while (state < limit)
        {
            double best = 0.1;
            for (int k = 0; k < n; k++)
                best = Math.Max(best, Math.Cos(state + k));
            state += best * state;
            n++;
        }

        return state;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, 3)]
    public static double WithABranch(ReadOnlySpan<double> x, int count)
    {
        double max = 0;
        for (int i = 0; i < count; i++)
        {
            double value;
            if (x[i] > 0)
                value = x[i] * x[i + 1];
            else
                value = -3 * x[i];
            max = Math.Max(max, value);
        }

        return max * max;
    }

    // All steps are differentiated here: each reads the maximum so far, or the sum is handed on as well.
    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double OfItself(ReadOnlySpan<double> x)
    {
        double max = 0.1;
        for (int i = 0; i < x.Length; i++)
            max = Math.Max(max, x[i] * max + 0.2);
        return max;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double Drawdown(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            max = Math.Max(max, x[i]);
            sum += max - 2 * x[i];
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double OfALocalArray(ReadOnlySpan<double> x)
    {
        double[] terms = new double[x.Length];
        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            for (int k = 0; k < terms.Length; k++)
                terms[k] = x[t] * x[k] + 0.1 * k;
            double max = terms[0];
            for (int k = 1; k < terms.Length; k++)
                max = Math.Max(max, terms[k]);
            total += max * max;
        }

        return total;
    }

    [Differentiable, Case(new[] { 0.5f, -1, 2, 0.3f })]
    public static float OfFloats(ReadOnlySpan<float> x)
    {
        float max = float.NegativeInfinity;
        foreach (float value in x)
            max = MathF.Max(max, value * value);
        return max;
    }

    // The first loop that the reverse sweep runs meets all elements, or not; or it reads what it has added.
    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, 2), Case(new double[0], 0)]
    public static double TwoLoops(ReadOnlySpan<double> x, int count)
    {
        double product = 1;
        for (int i = 0; i < count; i++)
            product *= x[i] + 0.1;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return Math.Sqrt(1 + sum) + product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, 2), Case(new[] { 0.5, -1, 2, 0.3 }, 0)]
    public static double APartFirst(ReadOnlySpan<double> x, int count)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
            product *= x[i] + 0.1;
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += x[i] * x[i];
        return Math.Sqrt(1 + sum) + product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double TwiceInALoop(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
            product *= x[i] + 0.1;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[x.Length - 1 - i] * x[i];
        return Math.Sqrt(1 + sum * sum) + product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, true), Case(new[] { 0.5, -1, 2, 0.3 }, false)]
    public static double AnElementBetween(ReadOnlySpan<double> x, bool isLarge)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
            product *= x[i] + 0.1;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        double root = Math.Sqrt(1 + sum);
        if (isLarge)
            root *= x[1];
        return root * x[0] + product;
    }

    [Differentiable]
    [Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 2.0, -1, 0.3 }), Case(new[] { -1.0 })]
    [Case(new[] { 1.0, 2, 2, 1, 2 }, Smooth = false, Expect = new[] { 0.0, 1, 0, 0, 0 })]
    [Case(new[] { 5.0, double.NaN, 3, 7 }, Smooth = false, Expect = new[] { 0.0, 0, 0, 1 })]
    [Case(new[] { double.NaN, 3, 7 }, Smooth = false, Expect = new[] { 1.0, 0, 0 })]
    public static double LargestByABranch(ReadOnlySpan<double> x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > max)
                max = x[i];
        }

        return max;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 1.0, 2, 2, 1, 2 }, Smooth = false, Expect = new[] { 0.0, 0, 0, 0, 4 })]
    public static double TheLastOfTheLargest(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
            max = x[i] >= max ? x[i] : max;
        return max * max;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, new[] { 1.0, 2, 3, 0.5 }), Case(new[] { 0.5, -1, 2, 0.3 }, new[] { -1.0, -2, -3, -5 })]
    public static double ByAnotherArray(ReadOnlySpan<double> x, ReadOnlySpan<double> keys)
    {
        double chosen = 0.1, best = 0;
        int index = -1;
        for (int i = 0; i < x.Length; i++)
        {
            if (keys[i] > best)
            {
                best = keys[i];
                index = i;
            }
        }

        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            double closest = 10;
            int at = 0;
            for (int k = 0; k < x.Length; k++)
            {
                double difference = x[t] - keys[k];
                double square = difference * difference;
                if (square < closest)
                {
                    closest = square;
                    at = k;
                }
            }

            total += closest * (1 + at) + keys[at];
        }

        return index >= 0 ? total + best * x[index] : total + chosen;
    }

    [Differentiable, Case(0.3, new[] { 0.5, -1, 2, 0.3 })]
    public static double ChosenInARecurrence(double start, ReadOnlySpan<double> x)
    {
        double state = start;
        for (int t = 0; t < x.Length; t++)
        {
            double best = -2;
            for (int k = 0; k < x.Length; k++)
            {
                double value = Math.Sin(state * x[k]) + x[t];
                if (value > best)
                    best = value;
            }

            state = 0.5 * state + best * best;
        }

        return state;
    }

    // What is chosen is made of what was chosen before: that is no choice alone.
    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double ChosenOfItself(ReadOnlySpan<double> x)
    {
        double best = 0.2;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > best)
                best = 0.5 * best + x[i];
        }

        return best;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 })]
    public static double LastPositive(ReadOnlySpan<double> x)
    {
        double last = 0.2;
        for (int i = 0; i < x.Length; i++)
        {
            double root = Math.Exp(x[i]);
            if (x[i] > 0)
                last = root * x[i];
        }

        return last;
    }
}
