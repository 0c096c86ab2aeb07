using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 74 and 75: calls through interfaces and of virtual methods.</summary>
public static partial class VirtualCalls
{
    private static readonly ICurve Wave = new Sine(1.5), Slope = new Line { Rise = 3 };
    private static readonly ICurve[] All = [Wave, Slope];
    private static readonly Form Base = new(), Derived = new Doubled(), Last = new Shifted();
    private static readonly IWeighted Plain = new Dot(), Curved = new Squares();
    private static readonly ILabelled<string> Named = new ByName();

    [Differentiable, Covers(74), Case(0.7, 1.2), Case(-0.3, 2.0)]
    public static double TwoImplementations(double x, double y) => Wave.At(x * y) * Slope.At(x) + Composed(Wave, Slope, y) + Composed(Slope, Wave, x);

    [Differentiable, Covers(74), Case(2.0, Expect = new[] { 3.0 })]
    public static double OneCall(double x) => Slope.At(x);

    [Differentiable, Case(0.7, true), Case(0.7, false)]
    public static double ChosenAtRunTime(double x, bool b)
    {
        ICurve curve = b ? Wave : Slope;
        return curve.At(x * x) * x;
    }

    [Differentiable, Covers(74), Case(0.3, 4), Case(0.3, 0)]
    public static double InALoop(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                s = Wave.At(s + i * x);
            else
                s += Slope.At(s) * x;
        }

        return s * x;
    }

    [Differentiable, Case(0.9)]
    public static double WhileItIsLarge(double x)
    {
        double s = 20 + x;
        while (Slope.At(s) > 1)
            s = Wave.At(s * x) / 2 + s / 3 - 0.1;
        return s;
    }

    [Differentiable, Case(0.4), Case(1.3)]
    public static double OfTheResult(double x) => Wave.At(Wave.At(Wave.At(x)));

    [Differentiable, Covers(75), Case(0.8), Case(-1.4)]
    public static double Overridden(double x) => Base.Value(x) + 10 * Derived.Value(x) + 100 * Last.Value(x * x);

    [Differentiable, Covers(75), Case(0.8, 1.1)]
    public static double InTheBase(double x, double y) => Base.Area(x, y) * Derived.Area(y, x) + Last.Area(x, x);

    [Differentiable, Case(0.8)]
    public static double InGenericMethods(double x) => Run(new Line { Rise = x }, x) + Run(Wave, x) + Run(Base, Derived, x);

    [Differentiable, Case(new[] { 1.0, 2.0, -0.5 }, 0.7)]
    public static double WithArrays(double[] a, double x)
    {
        double[] fixedWeights = [0.5, 0.25, 2];
        double[] made = [x, a[0], x * x];
        return Plain.Sum(a, made, 2) * Curved.Sum(made, fixedWeights, x) + Curved.Sum(a.AsSpan(1), made.AsSpan()[..2], 1);
    }

    [Differentiable, Case(new[] { 1.0, 2.0, -0.5, 3.0 })]
    public static double WithOneArrayTwice(double[] a)
    {
        double s = 0;
        for (int i = 1; i < a.Length; i++)
            s += Curved.Sum(a.AsSpan(0, i), a.AsSpan(0, i), a[i]);
        return s;
    }

    [Differentiable, Case(0.7f)]
    public static float OfFloat(float x) => (float)Wave.At(x) + (float)Named.At("long", x, 2);

    [Differentiable, Case(0.7, 3)]
    public static double WithData(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += Named.At(i == 1 ? "long" : "short", sum + x, i);
        return sum;
    }

    [Differentiable, Case(0.7)]
    public static double WhereNothingArrives(double x)
    {
        double unused = Wave.At(x);
        int whole = (int)Slope.At(x);
        return x * x * whole;
    }

    [Differentiable, Covers(74), Case(0.7), Case(-0.2)]
    public static double AnArrayOfThem(double x)
    {
        double s = 0;
        foreach (ICurve curve in All)
        {
            double t = 0;
            for (int i = 0; i < 3; i++)
                t += All[(i + 1) % All.Length].At(curve.At(x * i) + s);
            s = t * x;
        }

        return s;
    }

    [Differentiable, Case(0.7, 2), Case(0.7, 0)]
    public static double TheLastThatFits(double x, int n)
    {
        ICurve last = All[0];
        for (int i = 0; i < n; i++)
        {
            ICurve next = All[i];
            if (next.At(x) > 1)
                last = next;
        }

        return last.At(x) * last.At(x * x);
    }

    [Differentiable, Case(0.7, 4)]
    public static double AsLongAsTheyAreSmall(double x, int n)
    {
        double s = x;
        int k = 0;
        while (s < 3 && k < n)
        {
            s += All[k % All.Length].At(s * x) * (k % 2 == 0 ? Wave : Slope).At(x);
            k++;
        }

        return s;
    }

    private static double Composed(ICurve outer, ICurve inner, double x) => outer.At(inner.At(x) * x);

    private static double Run<T>(T curve, double x)
        where T : ICurve => curve.At(x * 2) * x;

    private static double Run<TFirst, TSecond>(TFirst first, TSecond second, double x)
        where TFirst : Form
        where TSecond : Form => first.Value(x) * second.Value(x);

    /// <summary>What can be evaluated.</summary>
    public partial interface ICurve
    {
        [Differentiable]
        double At(double x);
    }

    /// <summary>Sums over weights.</summary>
    public partial interface IWeighted
    {
        [Differentiable]
        double Sum(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double scale);
    }

    /// <summary>With data of any type.</summary>
    public partial interface ILabelled<in T>
    {
        [Differentiable(nameof(x))]
        double At(string name, double x, int n);

        bool Accepts(T label);
    }

    private sealed partial class Sine(double frequency) : ICurve
    {
        private readonly double frequency = frequency;

        [Differentiable]
        public double At(double x) => Math.Sin(frequency * x);
    }

    private partial struct Line : ICurve
    {
        public double Rise { get; set; }

        [Differentiable]
        public readonly double At(double x) => Rise * x;
    }

    private sealed partial class Dot : IWeighted
    {
        [Differentiable]
        public double Sum(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double scale)
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
                sum += values[i] * weights[i];
            return sum * scale;
        }
    }

    private sealed partial class Squares : IWeighted
    {
        [Differentiable]
        public double Sum(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double scale)
        {
            double sum = 1;
            for (int i = 0; i < values.Length; i++)
                sum *= 1 + values[i] * values[i] * weights[i];
            return Math.Log(sum) * scale;
        }
    }

    private sealed partial class ByName : ILabelled<string>
    {
        [Differentiable(nameof(x))]
        public double At(string name, double x, int n) => name.Length > 4 ? x * x * n : Math.Exp(-x);

        public bool Accepts(string label) => label.Length > 0;
    }

    private partial class Form
    {
        [Differentiable]
        public virtual double Value(double x) => x * x;

        [Differentiable]
        public virtual double Area(double x, double y) => Value(x) * this.Value(y + x) * Ratio(y);

        [Differentiable]
        protected virtual double Ratio(double x) => 1 / (1 + x * x);
    }

    private partial class Doubled : Form
    {
        [Differentiable]
        public override double Value(double x) => 2 * base.Value(x) + Ratio(x);
    }

    private sealed partial class Shifted : Doubled
    {
        [Differentiable]
        public override double Value(double x) => Math.Sin(x) * base.Value(x + 1);

        [Differentiable]
        protected override double Ratio(double x) => x;
    }
}
