using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Local arrays, stackalloc, slices.</summary>
public static partial class LocalMemory
{
    [Differentiable, Covers(86), Case(2.0, 4, Expect = new[] { 49.0 })]
    public static double LocalArray(double x, int n)
    {
        double[] powers = new double[n + 1];
        powers[0] = 1;
        for (int i = 1; i <= n; i++)
            powers[i] = powers[i - 1] * x;
        double sum = 0;
        for (int i = 0; i <= n; i++)
            sum += powers[i];
        return sum;
    }

    [Differentiable, Covers(86), Case(2.0, Expect = new[] { 49.0 })]
    public static double StackAllocated(double x)
    {
        Span<double> powers = stackalloc double[5];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * x;
        double sum = 0;
        foreach (double power in powers)
            sum += power;
        return sum;
    }

    [Differentiable, Covers(86), Case(2.0, 3.0, Expect = new[] { 11.0, 9.0 })]
    public static double WithInitializer(double x, double y)
    {
        double[] items = { x, y, x * y };
        double[] more = new[] { 2 * x, y };
        double[] most = [x, y, 1];
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
            sum += items[i] * (i + 1);
        return sum - more[0] + most[0] * most[1] - most[2] * items[1];
    }

    [Differentiable, Covers(113), Case(new double[] { 1, 2 }, 0.5)]
    public static double ArrayInALoop(double[] x, double w)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] t = new double[3];
            t[0] = x[i];
            for (int j = 1; j < 3; j++)
                t[j] = Math.Sin(t[j - 1]) + w;
            total += t[2] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(113), Case(new double[] { 1, 2 }, 0.5)]
    public static double ArrayBeforeALoop(double[] x, double w)
    {
        double total = 0;
        double[] t = new double[3];
        for (int i = 0; i < x.Length; i++)
        {
            t[0] = x[i] + t[2];
            for (int j = 1; j < 3; j++)
                t[j] = Math.Sin(t[j - 1]) + w;
            total += t[2] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(113), Case(new double[] { 1, 2, -1 }, 0.5)]
    public static double SpanBeforeALoop(double[] x, double w)
    {
        double total = 0;
        Span<double> t = stackalloc double[2];
        for (int i = 0; i < x.Length; i++)
        {
            t[i % 2] = x[i] * w + t[1 - i % 2];
            total += t[0] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(88), Case(new double[] { 1, 2, 3, 4 }, Expect = new[] { 3.0, 6.0, 2.0, 1.0 })]
    public static double Slices(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> middle = x.Slice(1, 2), tail = x[1..], head = x[..^1];
        return middle[0] * middle[^1] + head[0] * 3 + tail[0] * 3 + tail[^1];
    }

    [Differentiable, Covers(88), Case(new double[] { 1, 2, 3, 4 }, Expect = new[] { 2.0, 4.0, 12.0, 16.0 })]
    public static double SliceWritten([Written] Span<double> x)
    {
        Span<double> tail = x[2..];
        for (int i = 0; i < tail.Length; i++)
            tail[i] *= Math.Sqrt(2);
        double sum = 0;
        foreach (double item in x)
            sum += item * item;
        return sum;
    }

    [Differentiable, Covers(88), Case(new double[] { 1, 2, 3, 4, 5, 6 }, 3)]
    public static double RowsAsSlices(ReadOnlySpan<double> x, int columns)
    {
        double total = 0;
        for (int start = 0; start + columns <= x.Length; start += columns)
            total += Norm(x.Slice(start, columns));
        return total;
    }

    private static double Norm(ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (double item in row)
            sum += item * item;
        return Math.Sqrt(sum);
    }

    [Differentiable, Covers(88), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 6.0, 8.0 })]
    public static double IndexFromEnd(double[] a) => a[^1] * a[^1] + a[^2] * a[^1] + a[^2] * a[^3] + 2 * a[^2];

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, Expect = new[] { 6.0, 4.0, 2.0 })]
    public static double CalleeFillsALocalArray(double[] x)
    {
        double[] sums = new double[x.Length];
        Accumulate(x, sums);
        double total = 0;
        foreach (double sum in sums)
            total += sum;
        return 2 * total;
    }

    private static void Accumulate(ReadOnlySpan<double> x, Span<double> sums)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sums[i] = sum += x[i];
    }

    [Differentiable, Covers(93), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static double SameArrayTwice(double[] x) => Dot(x, x);

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable, Covers(93), Case(new double[] { 1, 2, 3 }, Expect = new[] { 24.0, 24.0, 24.0 })]
    public static double WrittenThroughASecondName([Written] double[] x)
    {
        double[] alias = x;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i];
        alias[0] = sum * sum;
        return 2 * x[0];
    }

    [Differentiable, Covers(113), Case(new double[] { 1, 2 }, new double[] { 3, 4, 5 }, Expect = new double[] { 24, 48, 5, 5, 5 })]
    public static double SumThatALaterLoopReads(double[] x, double[] w)
    {
        double[] sums = new double[2];
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
            squares += x[i] * x[i];
        sums[0] += squares;
        double total = 0;
        for (int j = 0; j < w.Length; j++)
            total += sums[0] * w[j];
        return total;
    }
}
