using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 67 to 69: local functions, lambdas, delegates whose function is known.</summary>
public static partial class InnerFunctions
{
    // 67
    [Differentiable, Covers(67), Case(3.0, Expect = new[] { 12.0 })]
    public static double StaticLocalFunction(double x)
    {
        return 2 * Square(x);

        static double Square(double t) => t * t;
    }

    [Differentiable, Covers(67), Case(3.0, 2.0)]
    public static double Capturing(double x, double y)
    {
        double scale = x + y;
        double Scaled(double t) => t * scale;
        scale *= x;
        return Scaled(y) + Scaled(x);
    }

    [Differentiable, Covers(67), Case(3.0, 2.0)]
    public static double Assigning(double x, double y)
    {
        double sum = x;
        void Add(double t)
        {
            if (t < 0)
                return;
            sum += t * y;
        }

        Add(x);
        if (x > y)
            Add(sum);
        for (int i = 0; i < 3; i++)
            Add(sum * x - i);
        return sum;
    }

    [Differentiable, Covers(32, 67), Case(3.0, 2.0), Case(1.0, 2.0)]
    public static double AssigningFirst(double x, double y)
    {
        double best;
        Choose();
        return best * best;

        void Choose()
        {
            if (x > y)
            {
                best = x;
                return;
            }

            best = x * y;
        }
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 3.0 }), Case(new[] { 1.0, 2.0 })]
    public static double AssigningInALoop(double[] a)
    {
        double total = 0, last = 1;
        bool Take(double v)
        {
            foreach (double w in a)
            {
                if (v < 0)
                    return false;
                total += v * w;
                last = v;
            }

            return true;
        }

        foreach (double v in a)
        {
            if (!Take(v))
                break;
        }

        return total * last;
    }

    [Differentiable, Covers(67), Case(1.5, 0.5)]
    public static double Nested(double x, double y)
    {
        double Outer(double t)
        {
            double u = t * y;
            double Inner(double v) => u * v + x;
            u += Inner(t);
            return Inner(u);
        }

        return Outer(x) * Outer(y);
    }

    [Differentiable, Case(1.5, 0.5)]
    public static double CallingEachOther(double x, double y)
    {
        double First(double t) => Second(t) + t;
        double Second(double t) => Math.Sin(t * y);
        return First(x) + Second(First(y));
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double ByReference(double x, double y)
    {
        void Swap(ref double a, ref double b) => (a, b) = (b, a * b);
        Swap(ref x, ref y);
        Swap(ref y, ref y);
        return x - 2 * y;
    }

    // 68
    [Differentiable, Covers(68), Case(3.0, 2.0, Expect = new[] { 12.0, 9.0 })]
    public static double Lambda(double x, double y)
    {
        Func<double, double> square = t => t * t;
        return square(x) * y;
    }

    [Differentiable, Covers(68), Case(3.0, 2.0)]
    public static double LambdaThatCaptures(double x, double y)
    {
        double k = x;
        var scaled = (double t) =>
        {
            if (t > k)
                return t * k;
            return t - k;
        };
        k += y;
        return scaled(x) + scaled.Invoke(3 * x);
    }

    [Differentiable, Covers(68), Case(3.0, 2.0)]
    public static double LambdaThatAssigns(double x, double y)
    {
        double sum = 0;
        Action<double> add = t => sum += t * x;
        add(y);
        for (int i = 0; i < 3; i++)
            add(sum + i);
        return sum;
    }

    [Differentiable, Case(3.0, 2.0)]
    public static double LambdaCallsLambda(double x, double y)
    {
        Func<double, double> f = t => t * y;
        Func<double, double> g = t => f(t) + f(f(x));
        return g(g(x));
    }

    [Differentiable, Case(3.0, 2.0)]
    public static double LambdaAssignedAgain(double x, double y)
    {
        Func<double, double> f = t => t * y;
        double r = f(x);
        f = t => t + y;
        return r * f(x);
    }

    // 69
    [Differentiable, Covers(69), Case(0.5, 1.5)]
    public static double LambdaArgument(double x, double y) => Simpson(t => t * t * x, 0, y) + Simpson(Math.Sin, x, y) + Simpson(Cube, x, y);

    [Differentiable, Covers(69), Case(0.5, 1.5)]
    public static double DelegatePassedOn(double x, double y) => Twice(t => Twice2(u => u * x + t, y), x);

    [Differentiable, Covers(45, 69), Case(0.7, 5)]
    public static double Newton(double c, int n) => FindRoot(t => t * t - c, t => 2 * t, 1.0, n);

    [Differentiable, Case(0.7, new[] { 1.0, 2.0, -0.5 })]
    public static double FoldWithALambda(double w, double[] a) => Fold(a, w, (state, v) => Math.Tanh(state * w + v));

    [Differentiable, Case(0.7, new[] { 1.0, 2.0, -0.5 })]
    public static double ForEachWithAnEffect(double w, double[] a)
    {
        double sum = 0;
        ForEach(a, v => sum += v * w);
        ForEach(a, v =>
        {
            if (v > 0)
                sum *= v;
        });
        return sum;
    }

    [Differentiable, Case(0.7)]
    public static double LocalFunctionAsArgument(double x)
    {
        double Scaled(double t) => t * x;
        return Simpson(Scaled, 0, 1) + Twice(Scaled, x);
    }

    [Differentiable, Case(0.7, 1.3)]
    public static double NestedQuadrature(double a, double b) =>
        Midpoint(x => Midpoint(y => Math.Exp(-a * x * y) * Midpoint(Math.Sin, 0, y), 0, x * b), 0, 1);

    [Differentiable, Case(0.7, 1.3)]
    public static double NestedWithEffects(double a, double b)
    {
        double sum = 0;
        Repeat(2, i => Repeat(i + 1, j => sum += Math.Sin(a * i + j) * b));
        return sum * sum;
    }

    private static double Midpoint(Func<double, double> f, double low, double high)
    {
        double sum = 0, step = (high - low) / 4;
        for (int i = 0; i < 4; i++)
        {
            double value = f(low + (i + 0.5) * step);
            if (value < 0)
                continue;
            sum += value;
        }

        return sum * step;
    }

    private static void Repeat(int n, Action<int> action)
    {
        for (int i = 0; i < n; i++)
            action(i);
    }

    private static double Cube(double t) => t * t * t;

    private static double Simpson(Func<double, double> f, double a, double b) =>
        (b - a) / 6 * (f(a) + 4 * f((a + b) / 2) + f(b));

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    private static double Twice2(Func<double, double> g, double x)
    {
        Func<double, double> h = g;
        return h(g(x));
    }

    private static double FindRoot(Func<double, double> f, Func<double, double> derivative, double start, int n)
    {
        double x = start;
        for (int i = 0; i < n; i++)
            x -= f(x) / derivative(x);
        return x;
    }

    private static double Fold(double[] a, double start, Func<double, double, double> step)
    {
        double state = start;
        foreach (double v in a)
            state = step(state, v);
        return state;
    }

    private static void ForEach(ReadOnlySpan<double> a, Action<double> action)
    {
        foreach (double v in a)
            action(v);
    }
}
