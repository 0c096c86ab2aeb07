using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Logarithms of sums of exponentials less their maximum, and such as only look like it.</summary>
public static partial class ShiftedSums
{
    [Differentiable, Case(new[] { 1, -2, 0.5 }, new[] { 0.25, 2, -1 }, Expect = new[] { 0.24460114761616922, 0.06478102730597875, -0.309382174922148, 0.6037488961486258, 0.03005888756957402, 0.3661922162818002 })]
    [Case(new[] { 1000.0, -2000 }, new[] { 0.25, 2 }, Expect = new[] { 0.0, 0, 1, 0 }), Case(new[] { 3.0 }, new[] { 2.0 }, Expect = new[] { 0.0, 1 }), Case(new double[0], new double[0], Expect = new double[0])]
    public static double Weighted(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        double[] p = new double[x.Length];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > largest)
                largest = x[i];
        }

        double sum = 0, total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            p[i] = Math.Exp(x[i] - largest);
            sum += p[i];
        }

        for (int i = 0; i < x.Length; i++)
            total += w[i] * (p[i] / sum);
        return total;
    }

    [Differentiable, Case(new[] { 1, -2, 0.5 }, new[] { 0.25, 2, -1 }, Expect = new[] { 0.24460114761616922, 0.06478102730597875, -0.309382174922148, 0.6037488961486258, 0.03005888756957402, 0.3661922162818002 })]
    public static double WeightedInPlace(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        double[] p = x.ToArray();
        double largest = p[0];
        for (int i = 1; i < p.Length; i++)
            largest = Math.Max(p[i], largest);
        double sum = 0, total = 0;
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = Math.Exp(p[i] - largest);
            sum += p[i];
        }

        for (int i = p.Length - 1; i >= 0; i--)
            total += w[i] * (p[i] / sum);
        return total;
    }

    [Differentiable, Case(new[] { 1, -2, 0.5 }, 1.5, Expect = new[] { 1.011139011174651, -1.488767260225179, 0.4776282490505282, 2.818325104100182 })]
    public static double CrossEntropy(ReadOnlySpan<double> x, double w)
    {
        double[] logits = new double[x.Length];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            double logit = w * x[i];
            logits[i] = logit;
            largest = Math.Max(largest, logit);
        }

        double sum = 0;
        foreach (double logit in logits)
            sum += Math.Exp(logit - largest);
        return Math.Log(sum) + largest - logits[1];
    }

    // The sum is of what the round before has left, and 0 in the first one.
    [Differentiable, Case(new[] { 1, -2, 0.5 }, 2.0)]
    public static double OfTheRoundBefore(ReadOnlySpan<double> x, double w)
    {
        double[] p = new double[x.Length];
        double total = 0;
        for (int round = 0; round < 3; round++)
        {
            double largest = double.NegativeInfinity;
            foreach (double value in x)
                largest = Math.Max(largest, value);
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += p[i];
                p[i] = Math.Exp(x[i] - largest) * (1 + round);
            }

            total += w * Math.Sqrt(sum);
        }

        return total;
    }

    // A sum of nothing but what underflows: its logarithm has an infinite derivative, and the terms one of zero.
    [Differentiable, Case(new[] { -1, -2, -0.5 }, Expect = new[] { 0.33149896042409155, 0.12195165230972888, 0.5465493872661797 })]
    [Case(new[] { -800.0, -900 }, Smooth = false, Expect = new[] { 0.0, 0 })]
    public static double LessAtLeastZero(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double value in x)
            largest = Math.Max(largest, value);
        double sum = 0;
        foreach (double value in x)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable, Case(new[] { 1, 2, 0.5, -0.5 }), Case(new[] { 1.0, 2, -900, -901 }, Smooth = false, Expect = new[] { 0.0, 1, 0, 0 })]
    public static double LessThatOfAPart(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < x.Length / 2; i++)
            largest = Math.Max(largest, x[i]);
        double sum = 0;
        for (int i = x.Length / 2; i < x.Length; i++)
            sum += Math.Exp(x[i] - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable, Case(new[] { 1, -2, 0.5 }, 0.5), Case(new[] { -2000.0, -3000 }, 0.5, Smooth = false, Expect = new[] { 0.0, 0, 0 })]
    public static double FromTwoOn(ReadOnlySpan<double> x, double w)
    {
        double sum = 2;
        foreach (double value in x)
            sum += Math.Exp(value * w);
        return Math.Log(sum);
    }

    [Differentiable, Case(new[] { 1, -2, 0.5 }, 0.5), Case(new[] { -2000.0, -3000 }, 0.5, Smooth = false, Expect = new[] { 0.0, 0, 0 })]
    public static double FromZeroOn(ReadOnlySpan<double> x, double w)
    {
        double sum = 0;
        foreach (double value in x)
            sum += Math.Exp(value * w);
        return Math.Log(sum);
    }

    [Differentiable, Case(new[] { 1, 2, 0.5 }, 0.5), Case(new[] { 1.0, 0 }, 0.0, Smooth = false, Expect = new[] { 0.0, 0, 0 })]
    public static double OfWhatMayShrink(ReadOnlySpan<double> x, double w)
    {
        double shrinking = 1, sum = 1;
        foreach (double value in x)
        {
            shrinking -= value;
            sum = sum * shrinking * shrinking + value * value;
        }

        return w * Math.Sqrt(sum);
    }
}
