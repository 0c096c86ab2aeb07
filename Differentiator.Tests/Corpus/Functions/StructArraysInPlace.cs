using System;
using System.Collections.Generic;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays, spans and lists of structures that the method overwrites or makes.</summary>
public static partial class StructArraysInPlace
{
    [Differentiable, Covers(92), Case(new[] { 0.0, 0, 0.5, -0.25, 1, 0.5, -0.5, 0.75, -1, 1.5, 0.25, 0.5 }, 0.125, 3), Case(new double[0], 0.125, 2)]
    public static double Particles([Written] Particle[] bodies, double dt, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                double ax = 0, ay = 0;
                for (int j = 0; j < bodies.Length; j++)
                {
                    double dx = bodies[j].Position.X - bodies[i].Position.X, dy = bodies[j].Position.Y - bodies[i].Position.Y;
                    double d = dx * dx + dy * dy + 0.25;
                    ax += dx / (d * Math.Sqrt(d));
                    ay += dy / (d * Math.Sqrt(d));
                }

                bodies[i].Velocity.X += ax * dt;
                bodies[i].Velocity.Y += ay * dt;
            }

            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].Position.X += bodies[i].Velocity.X * dt;
                bodies[i].Position.Y += bodies[i].Velocity.Y * dt;
            }
        }

        double energy = 0;
        foreach (Particle body in bodies)
            energy += body.Velocity.X * body.Velocity.X + body.Velocity.Y * body.Velocity.Y;
        return energy;
    }

    [Differentiable, Covers(92), Case(new[] { 0.0, 0, 0.5, -0.25, 1, 0.5, -0.5, 0.75 }, 0.125, 2)]
    public static double RecordBodies([Written] Span<Body> bodies, double dt, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < bodies.Length; i++)
                bodies[i] = bodies[i] with { Velocity = bodies[i].Velocity + bodies[i].Position * (-dt) };
            foreach (ref Body body in bodies)
                body.Position += body.Velocity * dt;
        }

        return bodies[0].Position.Dot(bodies[^1].Velocity);
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 3.0)]
    public static double Parts([Written] Vec[] vs, double k)
    {
        for (int i = 0; i < vs.Length; i++)
        {
            vs[i].X *= k;
            vs[i].Y -= 0;
        }

        double sum = 0;
        foreach (Vec v in vs)
            sum += v.X * v.X + v.Y * v.Y;
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 3.0)]
    public static double Whole([Written] Vec[] vs, double k)
    {
        vs[0] = new Vec(vs[0].Y * k, vs[0].X);
        vs[1] = vs[0];
        vs[0] = vs[1] + vs[0] * k;
        return vs[0].X * vs[0].Y * vs[1].X + vs[1].Y;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 3.0)]
    public static double Swapped([Written] Vec[] vs, double k)
    {
        (vs[0], vs[1]) = (vs[1], vs[0]);
        (vs[0].X, vs[0].Y) = (vs[0].Y * k, vs[0].X);
        return vs[0].X * vs[0].Y * vs[1].X + vs[1].Y * vs[1].Y;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 3.0)]
    public static double ReadOnlyParts([Written] Interval[] intervals, double k)
    {
        for (int i = 0; i < intervals.Length; i++)
            intervals[i] = new Interval(intervals[i].From * k, intervals[i].To + intervals[i].From);
        intervals[0] = intervals[1] with { To = k };
        return intervals[0].From * intervals[0].To * intervals[1].To * intervals[1].From;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 3.0)]
    public static double AList([Written] List<Vec> list, double k)
    {
        for (int i = 0; i < list.Count; i++)
            list[i] = list[i] with { X = list[i].X * k + list[i].Y };
        list[0] += list[1];
        return list[0].X * list[0].Y + list[1].X;
    }

    [Differentiable, Case(new[] { 1.0, 2, 1, 3, 4, 2 }, 3.0)]
    public static double ByMethods([Written] Grown[] items, double k)
    {
        for (int i = 0; i < items.Length; i++)
            items[i].Grow(k);
        ref Grown first = ref items[0];
        first.Value *= first.Size;
        Double(ref items[1]);
        items[1].Twice = items[1].Value * k;
        items[0].Count++;
        return items[0].Value * items[1].Value + items[0].Size * items[0].Count;
    }

    [Differentiable, Case(2.0, 3.0, 4)]
    public static double Local(double x, double y, int n)
    {
        Vec[] vs = new Vec[n];
        for (int i = 0; i < n; i++)
            vs[i] = new Vec(x * i, y);
        for (int i = 1; i < n; i++)
            vs[i].X += vs[i - 1].X * vs[i].Y;
        double sum = 0;
        foreach (Vec v in vs)
            sum += v.X * v.X - v.Y;
        return sum;
    }

    [Differentiable, Case(2.0, 3.0)]
    public static double Listed(double x, double y)
    {
        Vec[] vs = [new Vec(x, y), new(y * y, 1), default];
        Span<Interval> intervals = stackalloc Interval[2];
        intervals[0] = new(vs[0].X, vs[1].Y);
        intervals[1] = intervals[0] with { To = x * y };
        vs[2] = new(intervals[1].To, intervals[0].From);
        Span<Vec> copy = stackalloc Vec[3];
        vs.CopyTo(copy);
        copy[1..].Fill(vs[0]);
        return Sum(copy) * Sum(vs) + vs.Length;
    }

    [Differentiable, Case(2.0, 3.0, 5)]
    public static double LocalInALoop(double x, double y, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            (double Value, int Count)[] pair = [(x * sum, i), (y, 1)];
            pair[0].Value += pair[1].Value * pair[0].Count;
            pair[1] = pair[0];
            sum = Math.Sin(pair[1].Value) + pair[1].Count * x;
        }

        return sum;
    }

    [Differentiable, Case(new[] { 2.0, 5, 3, 7 }, 2.0, Smooth = false, Expect = new[] { 20.0, 0, 14, 0, 12 })]
    public static double PartsThatAreData([Written] Weighted[] items, double k)
    {
        items[1] = items[1] with { Value = items[1].Value * k };
        Weighted[] copy = [items[0], items[1]];
        copy[0].Value *= copy[0].Value;
        return copy[0].Value * copy[0].Weight + copy[1].Value * copy[1].Weight + (k - 2) * -9;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, -1, 0.5, 4 }, 0.5)]
    public static float Smoothed([Written] Span<Vector2> path, float weight)
    {
        for (int i = 1; i < path.Length - 1; i++)
            path[i] = Vector2.Lerp(path[i], (path[i - 1] + path[i + 1]) / 2, weight);
        float length = 0;
        for (int i = 1; i < path.Length; i++)
            length += (path[i] - path[i - 1]).Length();
        return length;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, 0.5, true), Case(new[] { 1.0, 2, 3, 4 }, 0.5, false)]
    public static double InBranches([Written] Vec[] vs, double k, bool swaps)
    {
        for (int i = 0; i < vs.Length; i++)
        {
            if (vs[i].X > 2)
                vs[i] = vs[i] * k;
            else if (swaps)
                vs[i] = new(vs[i].Y, vs[i].X);
            else
                vs[i].Y *= vs[i].X;
        }

        Vec[] made = [new(k, k), new(k, 1)], chosen = swaps ? vs : made;
        return vs[0].Dot(chosen[1]) * vs[1].Y;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5, 6 }, 0.5)]
    public static float Components([Written] Vector3[] vs, float x)
    {
        vs[0][1] = x;
        vs[1].Z *= vs[0][1];
        vs[0] += vs[1] * x;
        return vs[1][2] * vs[0].Y + vs[0].X;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5, 6 }, 0.5)]
    public static double Copies([Written] Vec[] vs, double x)
    {
        Vec v = vs[0];
        v.X *= x;
        vs[0] = vs[2] = v;
        vs[1] = default;
        vs[1].X += vs[2].X * vs[0].Y;
        Vec[] copy = vs[1..];
        copy[0] = new() { Y = vs[0].X };
        return copy[0].Y * vs[1].X * copy[1].Y * vs[0].Y;
    }

    private static double Sum(ReadOnlySpan<Vec> vs)
    {
        double sum = 0;
        foreach (Vec v in vs)
            sum += v.X * v.Y + v.X;
        return sum;
    }

    private static void Double(ref Grown item) => item.Value += item.Value;

    /// <summary>A place and a velocity.</summary>
    public struct Particle
    {
        public Pair Position;
        public Pair Velocity;
    }

    /// <summary>Two numbers.</summary>
    public struct Pair
    {
        public double X, Y;
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
    public readonly record struct Interval(double From, double To);

    /// <summary>A number with a weight that is data.</summary>
    public record struct Weighted(double Value, [property: NoGradient] double Weight);

    /// <summary>A structure whose methods change it.</summary>
    public struct Grown
    {
        public double Value;
        public double Size;
        public int Count;

        public double Twice
        {
            readonly get => Value * 2;
            set => Value = value / 2;
        }

        public void Grow(double by)
        {
            Value *= by;
            Size += Value * Count;
        }
    }
}
