using System;
using System.Numerics.Tensors;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Functions that call emitted derivatives.</summary>
public static partial class Nested
{
    private const Derivatives Each = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp | Derivatives.GradientHvp;

    [Differentiable, Case(1.5, Expect = new[] { 13.5 })]
    public static double Quartic(double x) => x * x * x * x;

    [Differentiable, Covers(107), Case(1.5, Expect = new[] { 27.0 })]
    public static double Slope(double x) => QuarticGradient(x).X;

    [Differentiable, Case(1.5, Expect = new[] { 36.0 })]
    public static double Curvature(double x)
    {
        SlopeGradient(x, out double curvature);
        return curvature;
    }

    [Differentiable, Covers(105), Case(1.5, Expect = new[] { 24.0 })]
    public static double ThirdDerivative(double x) => CurvatureGradient(x).X;

    [Differentiable, Case(1.5, 0.5)]
    public static double Sum(double x, double y) => x + y;

    [Differentiable, Covers(104), Case(1.5, Expect = new[] { 1.0 })]
    public static double NoConfusion(double x)
    {
        SumGradient(x, 0.5, out _, out double inY);
        return x * inY;
    }

    [Differentiable(Derivatives = Each)]
    private static double Wave(double x, double y) => Math.Sin(x * y) + (x * x / (1 + (y * y)));

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ReverseOverForward(double x, double y, double v)
    {
        (double value, double tangent) = WaveJvp(x, y, v, x * v);
        return value * tangent;
    }

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ReverseOverReverse(double x, double y, double seed)
    {
        double inX = x * x, inY = 0;
        WaveVjp(x, y, seed * y, ref inX, ref inY);
        return inX * inY;
    }

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ReverseOverSecond(double x, double y, double v)
    {
        double value = WaveHvp(x, y, 1, v, out double inX, out double inY);
        return value + (inX * inY);
    }

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ReverseOverBoth(double x, double y, double v)
    {
        double value = WaveGradientHvp(x, y, 1, v, out double slope, out _, out double inX, out double inY);
        return value + (slope * inX * inY);
    }

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ReverseOverBothReturned(double x, double y, double v)
    {
        var both = WaveGradientHvp(x, y, 1, v);
        return both.Value + (both.YGradient * both.XHvp * both.YHvp);
    }

    [Differentiable(Derivatives = Each)]
    private static double Directional(double x, double y, double v) => WaveJvp(x, y, 1, v).Tangent;

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ForwardOverForward(double x, double y, double v) => DirectionalJvp(x, y, v, 1, y, 0).Tangent;

    [Differentiable, Case(0.8, 0.5, 1.25)]
    public static double ThroughTwoLevels(double x, double y, double v) =>
        DirectionalJvp(x, y, v, y, 1, x).Tangent * DirectionalGradient(x, y, v).X;

    [Differentiable(nameof(w)), Case(0.3, 2.0, 0.7)]
    public static double Fit(double w, double a, double b) => Math.Exp(w * a) - (b * w);

    [Differentiable, Covers(107), Case(0.9, 1.7)]
    public static double Descent(double a, double b)
    {
        double w = 0;
        for (int i = 0; i < 5; i++)
            w -= 0.1 * FitGradient(w, a, b).W;
        return w;
    }

    [Differentiable, Case(0.9, 1.7)]
    public static double InABranch(double a, double b)
    {
        double w = a > b ? a : FitGradient(a, b, b, out double slope) * slope;
        return w * b;
    }

    [Differentiable(Derivatives = Each)]
    private static double Energy(double[] x)
    {
        double energy = 0;
        for (int i = 0; i < x.Length - 1; i++)
            energy += x[i] * x[i + 1] * x[i];
        return energy;
    }

    [Differentiable, Case(new[] { 0.5, -1.2, 2.0, 0.7 })]
    public static double Force(double[] x)
    {
        double[] gradient = new double[x.Length];
        double energy = EnergyGradient(x, gradient);
        double sum = 0;
        foreach (double each in gradient)
            sum += each * each;
        return sum * energy;
    }

    [Differentiable, Case(new[] { 0.5, -1.2, 2.0, 0.7 })]
    public static double ForceAsArray(double[] x)
    {
        (double energy, double[] gradient) = EnergyGradient(x);
        return energy * gradient[0] * gradient[^1];
    }

    [Differentiable, Case(new[] { 0.5, -1.2, 2.0, 0.7 })]
    public static double ForceAndStiffness(double[] x)
    {
        double[] gradient = new double[x.Length], product = new double[x.Length];
        double energy = EnergyGradientHvp(x, x, gradient, product);
        double sum = energy;
        for (int i = 0; i < x.Length; i++)
            sum += gradient[i] * product[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1.2, 2.0, 0.7 })]
    public static double ForceAndStiffnessAsArrays(double[] x)
    {
        (double energy, double[] gradient, double[] product) = EnergyGradientHvp(x, x);
        return (energy * gradient[0]) + product[^1];
    }

    [Differentiable, Case(new[] { 0.5, -1.2, 2.0, 0.7 }, 0.3)]
    public static double Accumulated(double[] x, double seed)
    {
        Span<double> sums = stackalloc double[4];
        sums.Fill(seed);
        EnergyVjp(x, seed, sums);
        return sums[0] * sums[2];
    }

    [Differentiable, Case(new[] { -1.2, 1.0 })]
    public static double Valley(ReadOnlySpan<double> x)
    {
        double a = 1 - x[0], b = x[1] - (x[0] * x[0]);
        return (a * a) + (10 * b * b);
    }

    [Differentiable, Covers(107), Case(0.01, new[] { -1.2, 1.0 })]
    public static double Trained(double rate, double[] start)
    {
        double[] x = (double[])start.Clone(), gradient = new double[x.Length];
        for (int k = 0; k < 10; k++)
        {
            ValleyGradient(x, gradient);
            for (int i = 0; i < x.Length; i++)
                x[i] -= rate * gradient[i];
        }

        return ValleyGradient(x, gradient);
    }

    [Differentiable, Case(0.7, new[] { 0.4, -0.3, 0.9 })]
    public static double Recurrence(double w, double[] x)
    {
        double state = 0;
        foreach (double input in x)
            state = Math.Tanh((w * state) + input);
        return state;
    }

    [Differentiable, Case(0.7, new[] { 0.4, -0.3, 0.9 })]
    public static double Penalized(double w, double[] x)
    {
        double[] inX = new double[x.Length];
        double state = RecurrenceGradient(w, x, out double inW, inX);
        return state + (0.5 * inW * inW) + (inX[0] * inX[1]);
    }

    public readonly record struct Point(double X, double Y);

    [Differentiable(Derivatives = Each)]
    private static double OfPoint(Point p, double scale) => p.X * p.X * p.Y * scale;

    [Differentiable, Case(new[] { 0.8, 0.5 })]
    public static double GradientOfPoint(Point p)
    {
        double value = OfPointGradient(p, 2, out Point gradient, out double inScale);
        return (value * gradient.X) + (gradient.Y * inScale);
    }

    [Differentiable, Case(new[] { 0.8, 0.5 }, 1.25)]
    public static double SecondOfPoint(Point p, double t)
    {
        OfPointHvp(p, t, new Point(1, t), 0, out Point product, out _);
        return product.X * product.Y;
    }

    [Differentiable, Case(new[] { 0.8, 0.5 }, 1.25)]
    public static double BothOfPoint(Point p, double t)
    {
        OfPointGradientHvp(p, t, new Point(1, t), 0, out Point gradient, out _, out Point product, out _);
        return (gradient.Y * product.X) + product.Y;
    }

    [Differentiable, Case(0.0, 0.5, Smooth = false, Expect = new[] { 0.7071067811865476, 1.0 }), Case(-0.5, 0.5)]
    public static double Kinked(double x, double y) => (Math.Abs(x) * y) + Math.Max(x, y) + (Math.Sqrt(y) * x);

    [Differentiable, Case(0.0, 0.5, Smooth = false, Expect = new[] { 0.5, 0.7071067811865476 }), Case(-0.5, 0.5), Case(0.7, 0.5)]
    public static double SlopeOfKinked(double x, double y) => KinkedGradient(x, y).X * KinkedGradient(x, y).Y;

    [Differentiable, Case(0.4, 3), Case(0.4, 0)]
    public static double Roots(double x, int n)
    {
        double root = x;
        for (int i = 0; i < n; i++)
            root = Math.Sqrt(root) / (1 + root);
        return root;
    }

    [Differentiable, Case(0.4, 3), Case(0.4, 0)]
    public static double SlopeOfRoots(double x, int n) => RootsGradient(x, n).X;

    [Differentiable(Derivatives = Each)]
    private static double Overloaded(double x) => x * x;

    [Differentiable(Derivatives = Each)]
    private static double Overloaded(double x, double y) => x * y * y;

    [Differentiable(nameof(x), Derivatives = Derivatives.Gradient | Derivatives.Vjp)]
    private static double Overloaded(double x, double y, double z) => x * x * y * z;

    [Differentiable, Case(0.8, 0.5)]
    public static double OfOverloads(double x, double y)
    {
        double inX = 0, inY = 0;
        OverloadedVjp(x, y, inX, ref inX, ref inY);
        OverloadedVjp(x, y, 2, ref inX, ref inY);
        double other = OverloadedGradient(x, y, x).X + OverloadedGradient(x, out double slope);
        return (inX * inY) + OverloadedGradient(x, y).Y + (other * slope) + OverloadedJvp(x, y, x, 1.5).Tangent;
    }

    [Differentiable(Derivatives = Each)]
    private static double WaveEnergy(double[] x)
    {
        double[] waves = new double[x.Length];
        TensorPrimitives.Sin<double>(x, waves);
        TensorPrimitives.Multiply<double>(waves, x, waves);
        double sum = 0;
        foreach (double wave in waves)
            sum += wave * wave * x[0];
        return sum;
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 })]
    public static double SquaredForce(double[] x)
    {
        double[] force = new double[x.Length];
        double energy = WaveEnergyGradient(x, force);
        return TensorPrimitives.SumOfSquares<double>(force) + energy;
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new double[] { 1, 0.5, -0.25 })]
    public static double ForceAlong(double[] x, [NoGradient] double[] direction) => WaveEnergyJvp(x, direction).Tangent;
}
