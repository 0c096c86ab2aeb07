using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 64: parameters by reference, of helpers.</summary>
public static partial class References
{
    [Differentiable, Covers(64), Case(3.0, Expect = new[] { 6.0 })]
    public static double RefDoubles(double x)
    {
        double y = x;
        Multiply(ref y, x);
        return y;
    }

    [Differentiable, Covers(64), Case(3.0, 2.0)]
    public static double RefToAParameter(double x, double y)
    {
        Multiply(ref x, y);
        Multiply(ref x, x);
        return x + y;
    }

    [Differentiable, Covers(64), Case(3.0, 2.0, Expect = new[] { 3.0, -2.0 })]
    public static double Swapped(double x, double y)
    {
        Swap(ref x, ref y);
        return 3 * y - 2 * x;
    }

    // Both parameters are the same variable: 4 x^2.
    [Differentiable, Covers(64, 93), Case(3.0, Expect = new[] { 24.0 })]
    public static double TheSameVariableTwice(double x)
    {
        Both(ref x, ref x);
        return x;
    }

    [Differentiable, Covers(64), Case(4.0), Case(-4.0, Expect = new[] { -1.0 })]
    public static double OutDeclared(double x) => TryRoot(x, out double root) ? root * x : -x;

    [Differentiable, Covers(32, 64), Case(4.0), Case(-4.0)]
    public static double OutInAnAnd(double x)
    {
        double root = x;
        if (x > -5 && TryRoot(x, out root))
            root *= root;
        return root * x + root;
    }

    [Differentiable, Case(2.0), Case(-2.0)]
    public static double OutDiscarded(double x) => TryRoot(x, out _) ? x * x : 3 * x;

    [Differentiable, Covers(64), Case(1.5, 4), Case(1.5, 0)]
    public static double RefInALoop(double x, int n)
    {
        double product = 1, sum = 0;
        for (int i = 0; i < n; i++)
            Step(x, ref product, ref sum);
        return sum * product;
    }

    [Differentiable, Case(1.5, new[] { 1.0, -2.0, 3.0 }), Case(1.5, new[] { 1.0, 2.0, 3.0 }), Case(0.5, new double[0])]
    public static double OutFromALoop(double x, double[] a)
    {
        bool found = TryFindNegative(a, x, out double scaled);
        return found ? scaled * x : scaled + x * x;
    }

    [Differentiable, Case(1.5, 5)]
    public static double RefChangesTheLoopVariable(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            t *= x;
            Skip(ref i);
        }

        return t;
    }

    [Differentiable, Covers(53, 64), Case(1.5, 5)]
    public static double RefChangesTheBound(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            t *= x;
            Lower(ref n);
        }

        return t * n;
    }

    [Differentiable, Covers(64), Case(1.5, 0.3), Case(0.2, 0.3)]
    public static double RefPassedOn(double x, double y)
    {
        double total = y;
        AddTwice(ref total, x);
        if (total > 1)
            AddTwice(ref total, y);
        return total * total;
    }

    [Differentiable, Covers(64), Case(3.0, 2.0)]
    public static double InParameters(double x, double y) => Quotient(in x, y + 1) * Quotient(y, in x);

    // scale is data inside AddScaled: x * Stop(scale) + x
    [Differentiable, Case(3.0, Expect = new[] { 5.0 }, Smooth = false)]
    public static double ReferenceToData(double x)
    {
        double scale = x;
        AddScaled(ref scale, x);
        return scale + x;
    }

    [Differentiable, Covers(64), Case(3.0, Expect = new[] { 27.0 })]
    public static double RefLocal(double x)
    {
        double y = x;
        ref double other = ref y;
        other *= x;
        y *= x;
        return other;
    }

    [Differentiable, Case(1.5, 3)]
    public static double RefLocalInALoop(double x, int n)
    {
        double y = x, z = 1;
        for (int i = 0; i < n; i++)
        {
            ref double target = ref z;
            target *= y;
            y += z;
        }

        return y * z;
    }

    private static void Multiply(ref double target, double factor) => target *= factor;

    private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

    private static void Both(ref double a, ref double b)
    {
        a *= 2;
        b *= a;
    }

    private static bool TryRoot(double value, out double root)
    {
        if (value < 0)
        {
            root = value;
            return false;
        }

        root = Math.Sqrt(value);
        return true;
    }

    private static void Step(double x, ref double product, ref double sum)
    {
        product *= x;
        if (product > 3)
            return;
        sum += product;
    }

    private static bool TryFindNegative(double[] a, double x, out double scaled)
    {
        foreach (double v in a)
        {
            if (v < 0)
            {
                scaled = v * x;
                return true;
            }
        }

        scaled = x;
        return false;
    }

    private static void Skip(ref int i)
    {
        if (i == 1)
            i++;
    }

    private static void Lower(ref int n) => n--;

    private static void AddTwice(ref double total, double term)
    {
        Add(ref total, term);
        Add(ref total, term * total);
    }

    private static void Add(ref double total, double term) => total += term;

    private static double Quotient(in double a, in double b) => a / b;

    private static void AddScaled([NoGradient] ref double scale, double x) => scale = x * scale + x;
}
