using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 70: generic helpers with known type arguments.</summary>
public static partial class GenericCalls
{
    [Differentiable, Covers(70), Case(3.0, Expect = new[] { 6.0 })]
    public static double OfDouble(double x) => Square(x);

    [Differentiable, Covers(70), Case(3.0f, Expect = new[] { 6.0 })]
    public static float OfFloat(float x) => Square(x);

    [Differentiable, Covers(60, 70), Case(1.5)]
    public static double TwoLevels(double x) => Fourth(x) + Fourth(2) + Square(3);

    [Differentiable, Covers(70), Case(1.5, 2)]
    public static double ConstantsAndFunctions(double x, int n) => Mixed(x, n);

    [Differentiable, Case(1.5f, 2)]
    public static float ConstantsAndFunctionsOfFloat(float x, int n) => Mixed(x, n);

    [Differentiable, Covers(70), Case(0.5, new[] { 1.0, 2.0, -0.5 })]
    public static double GenericSpans(double w, double[] a) => Dot<double>(a, a) * w + Polynomial(a, w);

    [Differentiable, Case(1.5)]
    public static double GenericContainingType(double x) => Scaling<double>.Twice(x) * Scaling<double>.Nested<int>(x, 3);

    [Differentiable, Case(1.5, 2.5)]
    public static double GenericDelegates(double x, double y) => Apply((t, n) => t * y * n, x, 2) + Apply<double, double>((t, u) => t * u, x, y);

    [Differentiable, Case(1.5, 2.5)]
    public static double GenericReferences(double x, double y)
    {
        Swap(ref x, ref y);
        return x - 2 * y;
    }

    [Differentiable, Case(1.5)]
    public static double GenericIncrements(double x) => Increments(x);

    [Differentiable, Case(1.5)]
    public static double StaticMembersOfDouble(double x) => double.Sin(x) * double.Max(x, 1) + double.CreateChecked(3) * double.Pi;

    [Differentiable, Case(1.5, 0.5)]
    public static double StructuresBehindInterfaces(double w, double x)
    {
        var line = new Line(w, x);
        return Loss(line, x) + Loss(new Bend { Strength = w }, x) + Train(ref line, w) * Total<Line>(w);
    }

    private static double Loss<TModel>(TModel model, double x)
        where TModel : IModel
    {
        double error = model.Predict(x) - TModel.Target(x);
        return error * error * model.Weight;
    }

    private static double Train<TModel>(ref TModel model, double by)
        where TModel : IModel
    {
        for (int i = 0; i < 3; i++)
            model.Update(by);
        return model.Predict(2);
    }

    private static double Total<TModel>(double w)
        where TModel : IModel => TModel.Target(w) * w;

    private interface IModel
    {
        double Weight { get; }

        static abstract double Target(double x);

        double Predict(double x);

        void Update(double by);
    }

    private struct Line(double slope, double offset) : IModel
    {
        public double Weight => slope;

        public static double Target(double x) => 3 * x;

        public readonly double Predict(double x) => slope * x + offset;

        public void Update(double by) => offset -= by * offset;
    }

    private struct Bend : IModel
    {
        public double Strength;

        public readonly double Weight => 2;

        public static double Target(double x) => x * x;

        readonly double IModel.Predict(double x) => Math.Tanh(Strength * x);

        public void Update(double by) => Strength += by;
    }

    private static T Square<T>(T x)
        where T : INumber<T> => x * x;

    private static T Fourth<T>(T x)
        where T : INumber<T>
    {
        T square = Square(x);
        return Square(square);
    }

    private static T Mixed<T>(T x, int n)
        where T : IFloatingPointIeee754<T>
    {
        T two = T.CreateChecked(2), sum = T.Zero;
        for (int i = 0; i < n; i++)
            sum += T.Exp(-x / two) * T.CreateChecked(i + 1);
        if (sum > T.One)
            sum = T.Sqrt(sum) + T.Pi;
        return T.Max(sum, default(T)!) * T.Abs(x) + T.Pow(x, two);
    }

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static T Polynomial<T>(T[] coefficients, T x)
        where T : INumberBase<T>
    {
        T value = T.AdditiveIdentity;
        foreach (T c in coefficients)
            value = value * x + c;
        return value;
    }

    private static TResult Apply<T, TResult>(Func<TResult, T, TResult> f, TResult x, T n) => f(x, n);

    private static void Swap<T>(ref T a, ref T b)
    {
        T t = a;
        a = b;
        b = t;
    }

    private static T Increments<T>(T x)
        where T : INumber<T>
    {
        T y = x++;
        --y;
        return x * y - +y;
    }

    private static class Scaling<T>
        where T : INumber<T>
    {
        public static T Twice(T x) => x + x;

        public static T Nested<TCount>(T x, TCount n)
            where TCount : IBinaryInteger<TCount> => Twice(x) * T.CreateChecked(n);
    }
}
