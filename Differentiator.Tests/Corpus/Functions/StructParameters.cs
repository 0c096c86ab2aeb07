using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Structures as parameters of differentiated methods: an argument is the array of the numbers in it.</summary>
public static partial class StructParameters
{
    [Differentiable(nameof(line)), Case(new[] { 2.0, 1.0 }, 3.0, 4.0, Expect = new[] { 18.0, 6.0 })]
    public static double Residual(Line line, double x, double y)
    {
        double error = (line.Slope * x) + line.Offset - y;
        return error * error;
    }

    [Differentiable, Case(new[] { 2.0, 1.0 }, 3.0, Expect = new[] { 2.0 })]
    public static double AsData([NoGradient] Line line, double x) => (line.Slope * x) + line.Offset;

    [Differentiable, Case(new[] { 2.0, 1.0 }, new[] { 0.5, -1.0 }, 3.0)]
    public static double OfTwo(Line one, Line other, double x) => Math.Sin(one.At(x)) * other.At(one.At(x));

    [Differentiable, Case(new[] { 0.0, 1, 7, 3, 5, 2 }, Expect = new[] { -0.6 * 7, -0.8 * 7, 0, 0.6 * 7, 0.8 * 7, 0 })]
    public static double Nested(Segment segment) => segment.Length * segment.From.Label;

    [Differentiable, Case(new[] { 1.0, 2, 3 }, new[] { 0.5, -0.25, 1, 0.75 }, 1.5f)]
    public static double OfVectors(Vector3 v, Quaternion turn, float scale)
    {
        for (int i = 0; i < 2; i++)
            v = Vector3.Transform(v * scale, turn);
        return v.X - (v.Y * v.Z);
    }

    [Differentiable, Case(new[] { 2.0, 1.0 }, new[] { 1.0, 2, 3 })]
    public static double InALoop(Line line, double[] x)
    {
        double sum = 1;
        foreach (double each in x)
            sum = (sum * line.Slope) + Math.Sin(line.Offset * each);
        return sum;
    }

    [Differentiable, Case(new[] { 2.0, 1.0 }, 3.0), Case(new[] { 2.0, 1.0 }, -3.0)]
    public static double InABranch(Line line, double x) => x > 0 ? line.Slope * x : line.Offset / x;

    [Differentiable, Case(new[] { 1.5, 0.5, 3 })]
    public static double OfATuple((double A, (float B, int N) Inner) pair)
    {
        double result = 1;
        for (int i = 0; i < pair.Inner.N; i++)
            result += pair.A * pair.Inner.B * result;
        return result;
    }

    [Differentiable, Case(new[] { 2.0, 1.0 }, 3.0)]
    public static double Changed(Settings settings, double x)
    {
        settings.Gain *= x;
        settings.Bias += settings.Gain;
        return settings.Gain * settings.Bias;
    }

    [Differentiable, Case(new[] { 2.0, 1.0 }, 3.0)]
    public static double Replaced(Line line, double x)
    {
        for (int i = 0; i < 3; i++)
            line = line with { Offset = Math.Sin(line.At(x)) };
        return line.Offset * line.Slope;
    }

    [Differentiable, Case(new[] { 2.0, 1.0, 0.5 }, Expect = new[] { 0.0, 0.0, 2.0 })]
    public static float OfFloats(Weights weights) => weights.C * 2;

    /// <summary>A line.</summary>
    public readonly record struct Line(double Slope, double Offset)
    {
        /// <summary>The value at x.</summary>
        public double At(double x) => (Slope * x) + Offset;
    }

    /// <summary>A point with a label.</summary>
    public struct Point
    {
        public double X, Y;
        public int Label;
    }

    /// <summary>Two points.</summary>
    public struct Segment
    {
        public Point From;
        public Point To;

        public readonly double Length => Math.Sqrt(((To.X - From.X) * (To.X - From.X)) + ((To.Y - From.Y) * (To.Y - From.Y)));
    }

    /// <summary>Properties that can be set.</summary>
    public record struct Settings
    {
        public double Gain { get; set; }

        public double Bias { get; set; }
    }

    /// <summary>Set where it is made.</summary>
    public readonly record struct Weights(float A)
    {
        public float B { get; init; }

        public required float C { get; init; }
    }
}
