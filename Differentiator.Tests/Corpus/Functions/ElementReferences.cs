using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>References to elements of arrays.</summary>
public static partial class ElementReferences
{
    [Differentiable, Covers(24), Case(new double[] { 2, 3, 5 }, Expect = new[] { 5.0, 0.0, 2.0 })]
    public static double LocalToAnElement([Written] double[] a)
    {
        ref double last = ref a[2];
        last *= a[0];
        a[1] = last;
        return a[1];
    }

    [Differentiable, Covers(24), Case(2.0, new double[] { 1, 1, 1, 1, 1 }, Expect = new[] { 5.0, 0, 0, 0, 0, 0 })]
    public static double FilledAndSummed(double x, [Written] double[] a)
    {
        for (int i = 0; i < 5; i++)
            a[i] = x;
        double sum = 0;
        foreach (double item in a)
            sum += item;
        return sum;
    }

    [Differentiable, Covers(64), Case(new double[] { 1, 2, 3 }, Expect = new[] { 1.0, -3.5, 5.0 })]
    public static double ElementsByReference([Written] double[] a)
    {
        Exchange(ref a[0], ref a[2]);
        double half = Halved(ref a[1]);
        return a[0] * a[0] + a[0] + a[2] * (2 - a[1]) - 2 * half * a[0];
    }

    private static void Exchange(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    private static double Halved(ref double a) => a /= 2;
}
