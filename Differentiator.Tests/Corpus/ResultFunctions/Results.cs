using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods that return tuples, structures and vectors.</summary>
public static partial class Returned
{
    private const Derivatives All = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;

    public record struct Point(double X, double Y);

    public struct Segment
    {
        public Point From;
        public Point To;
        public int Kind;
    }

    [Differentiable(Derivatives = All), Case(3.0, 2.0), Case(-1.0, 0.5)]
    public static (double Sum, double Product) Pair(double x, double y) => (x + y, x * y);

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 4.0 }), Case(new[] { 1.5 })]
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> x)
    {
        double sum = 0, squares = 0;
        foreach (double value in x)
        {
            sum += value;
            squares += value * value;
        }

        double mean = sum / x.Length;
        return (mean, squares / x.Length - mean * mean);
    }

    [Differentiable(Derivatives = All), Case(3.0, 2.0), Case(1.0, 2.0), Case(-4.0, 2.0)]
    public static (double, double) ByBranches(double x, double y)
    {
        if (x > 2)
            return (x * y, y);
        if (x < -2)
            return (Math.Exp(x), x * x);
        return (y, Math.Sin(x));
    }

    [Differentiable(Derivatives = All), Case(2.0, 5), Case(1.5, 2)]
    public static (double Root, int Steps, bool IsLarge) WithData(double x, int n)
    {
        double root = x;
        int steps = 0;
        for (int i = 0; i < n; i++)
        {
            root = 0.5 * (root + x / root);
            steps++;
        }

        return (root, steps, root > 1);
    }

    [Differentiable(Derivatives = All), Case(0.3, new[] { 1.0, 2.0 })]
    public static Point Turned(double angle, Point p)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        return new Point(c * p.X - s * p.Y, s * p.X + c * p.Y);
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0 }, 0.5)]
    public static Segment From(Point p, double length)
    {
        Segment segment = new() { From = p, Kind = 3 };
        segment.To = p with { X = p.X + length * p.Y };
        return segment;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -1.0 }, new[] { 0.5, 1.5, 2.0 })]
    public static Vector3 Crossed(Vector3 a, Vector3 b) => Vector3.Cross(a, b) + 2 * a;

    [Differentiable(nameof(t), Derivatives = All), Case(0.4, new[] { 1.0, 2.0 })]
    public static Vector2 Along(float t, Vector2 start) => start * t + new Vector2(MathF.Sin(t), 1);

    [Differentiable(Derivatives = All), Case(0.7f, 2.0)]
    public static (float Single, double Double) MixedTypes(float x, double y) => (x * (float)y, Math.Exp(x) * y);

    [Differentiable(Derivatives = All), Case(0.5, 2.0)]
    public static ((double, double) Inner, double Outer) Nested(double x, double y)
    {
        (double a, double b) = Pair(x, y);
        return ((b, a * x), a - b);
    }

    [Differentiable(Derivatives = All), Case(1.3)]
    public static (double, double) Independent(double x) => (x * x, 3);

    [Differentiable(Derivatives = All), Case(new[] { 4.0, 9.0 }, 1), Case(new[] { 4.0, 9.0 }, 5)]
    public static (double Product, double Last) FoundInALoop(double[] x, int limit)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (i == limit)
                return (product, x[i] * x[i]);
            product *= x[i];
        }

        return (product, Math.Sqrt(product));
    }

    [Differentiable(Derivatives = All), Case(1.2, 5)]
    public static (double Power, double Root) ByRecursion(double x, int n) => (Power(x, n), Math.Sqrt(Power(x * x, n - 1)));

    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    [Differentiable(Derivatives = All), Case(-1.0, 2.0), Case(0.5, 2.0)]
    public static (double Root, double Other) SingularInPart(double x, double y) => (x > 0 ? Math.Sqrt(x) : y * y, Math.Exp(x) * y);

    // Bundle adjustment: rotation by a vector (Rodrigues), projection, radial distortion.
    [Differentiable(Derivatives = All)]
    [Case(new[] { 0.1, -0.2, 0.3, 0.5, -0.4, 2.0, 1.5, 0.1, -0.2, 0.01, -0.02 }, new[] { 0.3, 0.7, 4.0 }, 0.8, 0.2, 0.3)]
    public static (double U, double V) Reprojection(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoGradient] double u, [NoGradient] double v)
    {
        double rx = camera[0], ry = camera[1], rz = camera[2];
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double angle = Math.Sqrt(rx * rx + ry * ry + rz * rz), c = Math.Cos(angle), s = Math.Sin(angle);
        rx /= angle;
        ry /= angle;
        rz /= angle;
        double dot = (rx * x + ry * y + rz * z) * (1 - c);
        double px = x * c + (ry * z - rz * y) * s + rx * dot;
        double py = y * c + (rz * x - rx * z) * s + ry * dot;
        double pz = z * c + (rx * y - ry * x) * s + rz * dot;
        double a = px / pz, b = py / pz;
        double squares = a * a + b * b, distortion = 1 + squares * (camera[9] + squares * camera[10]);
        return (weight * (camera[7] + a * distortion * camera[6] - u), weight * (camera[8] + b * distortion * camera[6] - v));
    }
}
