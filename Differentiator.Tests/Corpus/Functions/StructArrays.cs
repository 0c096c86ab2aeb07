using System;
using System.Collections.Generic;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays, spans and lists of structures that are read: an argument is the array of the numbers in it.</summary>
public static partial class StructArrays
{
    [Differentiable, Covers(92), Case(new[] { 1.0, 2, 3, -1 }, new[] { 0.5, 1, -2, 4 }), Case(new double[0], new double[0], Expect = new double[0])]
    public static float SumOfSquaredDistances(Vector2[] a, Vector2[] b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Vector2.DistanceSquared(a[i], b[i]);
        return sum;
    }

    [Differentiable, Covers(92), Case(new[] { 1.0, 2, 1, 3, 4, 2 }, Expect = new[] { 2.0, 1, 0, 8, 6, 0 })]
    public static double ByIndex(Point[] ps)
    {
        double sum = 0;
        for (int i = 0; i < ps.Length; i++)
            sum += ps[i].X * ps[i].Y * ps[i].Label;
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 2, 1, 3, 4, 2 }, 0.5)]
    public static double ByForEach(ReadOnlySpan<Point> ps, double k)
    {
        double sum = 0;
        foreach (Point p in ps)
            sum += Math.Sin(p.X * k) * p.Label + p.Norm();
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8 }, 0.5)]
    public static double OfNestedRecords(Span<Body> bodies, double dt)
    {
        double energy = 1;
        for (int i = 0; i < bodies.Length; i++)
        {
            Body body = bodies[i];
            Vec next = body.Position + body.Velocity * dt;
            energy *= next.X * next.Y + bodies[i].Velocity.Dot(bodies[^1].Position);
        }

        return energy;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 })]
    public static double OfAList(List<Vec> list)
    {
        double sum = 1;
        foreach (Vec v in list)
            sum *= v.X + v.Y;
        for (int i = 0; i < list.Count; i++)
            sum += list[i].X * list[i].X * list[^1].Y;
        return sum * list[0].Dot(list[1]);
    }

    [Differentiable, Case(new[] { 2.0, 3, 1, 5, 7, 0 }, Expect = new[] { 15.0, 10, 0, 6, 0, 0 })]
    public static double OfTuples((double A, double B, int Next)[] items)
    {
        (double a, double b, int next) = items[0];
        return a * b * items[next].A;
    }

    [Differentiable, Case(new[] { 2.0, 3, 5, 7 }, Expect = new[] { 7.0, 0, 0, 2 })]
    public static double OfReadOnly(Interval[] intervals) => intervals[0].From * intervals[1].To;

    [Differentiable, Case(new[] { 2.0, 3, 5, 7 }, 1.5)]
    public static double OfReadOnlyInALoop(Interval[] intervals, double x)
    {
        double sum = 0;
        foreach (Interval interval in intervals)
            sum += sum * interval.From + Math.Exp(-interval.Middle * x) * interval.To;
        return sum;
    }

    [Differentiable(nameof(x)), Case(new[] { 1.0, 2, 1, 3, 4, 2 }, 0.5)]
    public static double AsData(Point[] ps, double x)
    {
        double y = 1;
        foreach (Point p in ps)
            y = y * x + p.X * p.Label;
        return y;
    }

    [Differentiable, Case(new[] { 1.0, 0, 2.0, 1, 3.0, 1 }, Expect = new[] { 0, 0, 4.0, 0, 6.0, 0 })]
    public static double BySwitches(Switched[] items)
    {
        double sum = 0;
        foreach (Switched item in items)
        {
            if (item.IsOn)
                sum += item.Value * item.Value;
        }

        return sum;
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7 }, Smooth = false, Expect = new[] { 20.0, 0, 42, 0 })]
    public static double PartsThatAreData(Weighted[] items)
    {
        double sum = 0;
        foreach (Weighted item in items)
            sum += item.Value * item.Value * item.Weight;
        return sum;
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7, 1, 1 })]
    public static double ByReference(Span<Vec> vs)
    {
        double sum = 1;
        foreach (ref readonly Vec v in vs)
            sum *= v.X + v.Y * sum;
        ref Vec first = ref vs[0];
        return sum * first.X + Dot(in vs[1], vs[2]);
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7, 1, 1 }, 1)]
    public static double OfASlice(Vec[] vs, int from)
    {
        double sum = 0;
        ReadOnlySpan<Vec> part = vs.AsSpan(from);
        foreach (Vec v in part[..1])
            sum += v.X * v.Y;
        return sum * Longest(part) * Longest(vs);
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7, 1, 1 }, true), Case(new[] { 2.0, 5, 3, 7, 1, 1 }, false)]
    public static double Chosen(Vec[] vs, bool first)
    {
        Vec chosen = first ? vs[0] : vs[1] with { X = vs[2].Y };
        return chosen.Dot(vs[2]) * chosen.X;
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7, 1, 1 }, new[] { 2, 0, 1, 2 })]
    public static double Gathered(Vec[] vs, int[] order)
    {
        double sum = 1;
        foreach (int position in order)
            sum += vs[position].X * vs[position].Y * sum;
        return sum;
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7 }, 0.5)]
    public static double TakenApart(List<Vec> vs, double k)
    {
        double sum = 0;
        foreach (var (x, y) in vs)
            sum += x * Math.Sin(y * k);
        foreach ((double x, _) in vs)
            sum *= x;
        return sum;
    }

    private static double Dot(in Vec a, Vec b) => a.X * b.X + a.Y * b.Y;

    private static double Longest(ReadOnlySpan<Vec> vs)
    {
        double longest = 0;
        foreach (Vec v in vs)
            longest = Math.Max(longest, Math.Sqrt(v.Dot(v)));
        return longest;
    }

    /// <summary>A point with a label.</summary>
    public struct Point
    {
        public double X, Y;
        public int Label;

        public readonly double Norm() => X * X + Y * Y;
    }

    /// <summary>A vector.</summary>
    public record struct Vec(double X, double Y)
    {
        public readonly double Dot(Vec other) => X * other.X + Y * other.Y;

        public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

        public static Vec operator *(Vec a, double k) => new(a.X * k, a.Y * k);
    }

    /// <summary>A place and a velocity.</summary>
    public record struct Body(Vec Position, Vec Velocity);

    /// <summary>Parts that are set where it is made.</summary>
    public readonly record struct Interval(double From, double To)
    {
        public double Middle => (From + To) / 2;
    }

    /// <summary>A number that may count.</summary>
    public record struct Switched(double Value, bool IsOn);

    /// <summary>A number with a weight that is data.</summary>
    public record struct Weighted(double Value, [property: NoGradient] double Weight);
}
