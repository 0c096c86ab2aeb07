using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Parameters by reference of differentiated methods: an argument is an array of one number.</summary>
public static partial class ReferenceParameters
{
    [Differentiable, Case(new[] { 2.0 }, 3.0, Expect = new[] { 12.0, 4.0 })]
    public static double In(in double x, double y) => x * x * y;

    [Differentiable, Case(new[] { 2.0 }, 3.0, Expect = new[] { 36.0, 24.0 })]
    public static double Ref([Written] ref double x, double y)
    {
        x *= y;
        return x * x;
    }

    [Differentiable, Case(new[] { 2.0 }, 3.0), Case(new[] { 2.0 }, -3.0)]
    public static double RefInABranch([Written] ref double x, double y)
    {
        if (y > 0)
        {
            x = Math.Sin(x * y);
            return x * y;
        }

        if (y < -10)
            return y;
        x += y * y;
        return x;
    }

    [Differentiable, Case(new[] { 0.5 }, new[] { 1.0, 2, 3 })]
    public static double RefInALoop([Written] ref double x, double[] a)
    {
        foreach (double each in a)
        {
            if (each > 2.5)
                return x * each;
            x = Math.Cos(x * each);
        }

        return x;
    }

    [Differentiable, Case(2.0, new[] { 0.0 }, new[] { 0.0 })]
    public static double Out(double x, [Written] out double square, [Written] out double root)
    {
        square = x * x;
        root = Math.Sqrt(square + 1);
        return square * root;
    }

    [Differentiable, Case(2.0, new[] { 3.0 }, Expect = new[] { 3.0 })]
    public static double RefAsData(double x, [NoGradient] ref double count)
    {
        double before = count;
        count += x;
        return before * x;
    }

    [Differentiable, Case(new[] { 2.0 }, new[] { 3f })]
    public static double RefThroughACall([Written] ref double x, [Written] ref float y)
    {
        Swap(ref x, ref y);
        return x * x * y;
    }

    [Differentiable, Case(new[] { 2.0 })]
    public static double RefGuarded([Written] ref double x)
    {
        if (double.IsNaN(x))
            throw new ArgumentException("NaN", nameof(x));
        x = Math.Exp(x);
        return Math.Log(x + 1);
    }

    private static void Swap(ref double a, ref float b)
    {
        double kept = a;
        a = b;
        b = (float)kept;
    }
}
