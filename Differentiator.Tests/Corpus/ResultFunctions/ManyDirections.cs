using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods whose Jacobians take several columns or rows in a sweep: more and fewer than a vector has lanes, and none.</summary>
public static partial class ManyDirections
{
    private const Derivatives All = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;

    public struct Joint
    {
        public double X, Y;
        public int Kind;
    }

    public struct Frame
    {
        public Joint Start, End;
    }

    public struct Alone
    {
        public double Value;
    }

    public struct Named
    {
        public double Rest, ToString;
    }

    public readonly record struct Pose(double X, double Y, double Angle, double Scale);

    public readonly record struct Rig(Pose Left, Pose Right, double Length);

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5, 0.3, 1.5, 0.7 }), Case(new[] { 1.0, 2.0 }), Case(new double[0])]
    public static (double, double, double, double, double) FewRows(double[] x)
    {
        double a = 0, b = 1, c = 0, d = 0, last = 0;
        for (int i = 0; i < x.Length; i++)
        {
            a += Math.Sin(x[i]);
            b *= x[i] > 0.9 ? x[i] : 2 * x[i] * x[i];
            c = c * 0.5 + a * x[i];
            d = Math.Max(d, x[i] * b);
            last = x[i] / (1 + a * a);
        }

        return (a, b, c, d, last);
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5, 0.3, 1.5, 0.7, 0.2 }), Case(new[] { 1.0, 2.0, -0.5 }), Case(new[] { 0.5 })]
    public static double[] ArmOfStructures(ReadOnlySpan<double> angles)
    {
        Joint[] joints = new Joint[angles.Length + 1];
        Frame[] frames = new Frame[angles.Length];
        double angle = 0;
        for (int i = 0; i < angles.Length; i++)
        {
            angle += angles[i];
            joints[i + 1] = joints[i];
            joints[i + 1].X += Math.Cos(angle);
            joints[i + 1].Y += Math.Sin(angle);
            joints[i + 1].Kind = i;
            frames[i].Start = joints[i];
            frames[i].End = joints[i + 1];
            if (angle > 2.9)
                frames[i].End.Y = 1;
        }

        double[] places = new double[2 * frames.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            places[2 * i] = frames[i].Start.X * frames[i].End.Y;
            places[2 * i + 1] = frames[i].End.X - frames[i].End.Kind * frames[i].Start.Y;
        }

        return places;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 0.2, -0.5, 0.3, 0.7 }, 300), Case(new[] { 1.0, 0.2, -0.5, 0.3, 0.7 }, 2)]
    public static (double First, double Second, double Third) LongScratch(double[] x, int n)
    {
        double[] y = new double[n];
        (double A, double B)[] pairs = new (double, double)[n];
        y[0] = x[0];
        for (int i = 1; i < n; i++)
        {
            y[i] = Math.Tanh(0.9 * y[i - 1] + x[i % x.Length]);
            pairs[i] = (y[i] * x[0], pairs[i - 1].A + y[i - 1]);
        }

        return (y[n - 1], pairs[n - 1].A, pairs[n / 2].B);
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0, 0.5, 0.3, 1.2 }, 2, new[] { 9.0, 9.0, 9.0, 9.0, 9.0 }), Case(new[] { 3.0, 2.0, 0.5, 0.3, 1.2 }, 1, new[] { 9.0, 9.0, 9.0, 9.0 }),
     Case(new[] { -3.0, 2.0, 0.5, 0.3, 1.2 }, 9, new[] { 9.0, 9.0, 9.0, 9.0, 1.0, 2.0 })]
    public static void SeveralExits(ReadOnlySpan<double> x, int n, [Written] Span<double> y)
    {
        y.Clear();
        if (x[0] > 2)
        {
            y[0] = x[0] * x[1];
            return;
        }

        double s = x[0];
        for (int i = 0; i < n; i++)
        {
            s = s * x[i % x.Length] + Math.Exp(-x[1]);
            y[i % 3] += s;
            if (s < -1)
                break;
            if (s > 40)
                return;
        }

        y[3] = s;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.5, 2.0, 0.5, 0.3, 1.2, 0.9 })]
    public static double[] UntilSmall(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double r = x[i] * x[0];
            int steps = 0;
            while (r > 0.4 && steps < 20)
            {
                r = 0.5 * r + 0.1 * x[(i + steps) % x.Length] * r;
                steps++;
            }

            y[i] = r + steps;
        }

        return y;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.5, 2.0, 0.5, 0.3, 1.2, 0.9 }, 3), Case(new[] { 1.5, 2.0, 0.5, 0.3, 1.2, 0.9 }, 0)]
    public static double[] SwappedBuffers(ReadOnlySpan<double> x, int rounds)
    {
        double[] now = new double[x.Length], next = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            now[i] = x[i];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < now.Length; i++)
                next[i] = 0.5 * now[i] * now[(i + 1) % now.Length] + x[0];
            (now, next) = (next, now);
        }

        double[] result = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            result[i] = now[i];
        return result;
    }

    [Differentiable(Derivatives = All), Case(new[] { 0.0, 0.0, 3.0, 4.0, 0.0 }), Case(new[] { 0.5, 0.0, -1.0, 4.0, 2.0 })]
    public static double[] SingularInSomeColumns(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double next = x[(i + 1) % x.Length];
            y[i] = Math.Sqrt(x[i] * x[i] + next * next) * x[2];
        }

        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 0.0, 0.0, 0.0 }, 0.5, -1.0), Case(new[] { 0.0, 0.0, 2.0 }, 0.0, 0.0), Case(new[] { 1.0, -2.0, 0.3 }, 2.0, 0.5)]
    public static (double First, double Second) RootsInTwoRows(ReadOnlySpan<double> x, double u, double v)
    {
        double near = Math.Sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]), far = Math.Sqrt(u * u + v * v);
        return (near * (1 + far) + far * x[0], far * Math.Cos(near) + Math.Exp(near));
    }

    [Differentiable(nameof(p), Derivatives = All), Case(new[] { 1f, 0.5f, -0.5f, 0.3f, 0.2f, 0.1f, 0.7f }, new[] { 0.1f, 0.2f, 0.4f, 0.6f, 0.8f, 1f, 1.2f, 1.4f, 1.6f, 1.8f })]
    public static float[] FloatPolynomial(ReadOnlySpan<float> p, float[] t)
    {
        float[] y = new float[t.Length];
        for (int i = 0; i < t.Length; i++)
        {
            float s = 0, power = 1;
            for (int k = 0; k < p.Length; k++)
            {
                s += p[k] * power;
                power *= t[i];
            }

            y[i] = s > 1 ? MathF.Sqrt(s) : s / (1 + p[0] * p[0]);
        }

        return y;
    }

    [Differentiable(Derivatives = All), Case(1f, 2f, 0.5f, 0.25f)]
    public static (float A, float B, float C) FloatsInOneVector(float x, float y, float z, float u) => (x * y, MathF.Sin(z) * u, x / (1 + y * y) - u);

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 0.5, 1.5, 0.3, 0.2, -0.7, 0.8, 2.0 }, 0.4)]
    public static Pose FromRig(Rig rig, double t)
    {
        double c = Math.Cos(rig.Left.Angle + t), s = Math.Sin(rig.Right.Angle - t);
        return new(
            rig.Left.X + c * rig.Length * rig.Left.Scale, rig.Right.Y * s - rig.Left.Y, c * s / rig.Right.Scale, Math.Sqrt(rig.Right.X * rig.Right.X + rig.Left.Y * rig.Left.Y));
    }

    [Differentiable(nameof(rig), Derivatives = All), Case(new[] { 1.0, 2.0, 0.5, 1.5, 0.3, 0.2, -0.7, 0.8, 2.0 }, 0.4)]
    public static (double U, double V) SeenByRig(in Rig rig, double t)
    {
        double depth = rig.Length + rig.Left.Scale * Math.Cos(rig.Left.Angle * t);
        return depth > 100 ? (rig.Left.X, 0) : (rig.Left.X / depth + rig.Right.X, rig.Left.Y / depth * rig.Right.Scale - rig.Right.Angle);
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0, 0.5 })]
    public static double[] StructuresWithoutATuple(double[] x)
    {
        Alone[] alone = new Alone[x.Length];
        Named[] named = new Named[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            alone[i].Value = x[i] * x[0];
            named[i].Rest = Math.Exp(x[i]);
            named[i].ToString = alone[i].Value;
        }

        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = alone[i].Value * named[i].Rest + named[0].ToString;
        return y;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1f, 2f, 0.5f }, 1.5)]
    public static float[] ThroughAWiderType(float[] x, double k)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = (float)(Math.Sin(x[i]) * k);
        return y;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0, 0.5, -1.0 }, true), Case(new[] { 1.0, 2.0, 0.5, -1.0 }, false)]
    public static double[] ViewsAndChoices(double[] x, bool isFirst)
    {
        double[] a = new double[4], b = new double[4];
        for (int i = 0; i < 4; i++)
        {
            a[i] = x[i] * x[i];
            b[i] = 2;
        }

        Span<double> chosen = isFirst ? a : b;
        Span<double> middle = chosen.Slice(1, 2);
        middle[0] *= x[3];
        double[] y = new double[3];
        for (int i = 0; i < 2; i++)
            y[i] = middle[i] + a[i] * b[i + 1];
        y[2] = Math.Abs(x[3]) * Math.Pow(x[0], 3) + Math.Atan2(x[1], x[2]);
        return y;
    }
}
