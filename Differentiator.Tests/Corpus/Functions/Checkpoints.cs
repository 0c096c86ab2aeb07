using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops over <see cref="Checkpoint.Range"/>, from budgets that hold one state to such that hold all.</summary>
public static partial class Checkpoints
{
    [Differentiable, Case(1.7, 0.3, 0, 64, Expect = new[] { 0.0, 1.0 }), Case(1.7, 0.3, 1, 64), Case(1.7, 0.3, 9, 20), Case(1.7, 0.3, 11, 45), Case(1.7, 0.3, 29, 100), Case(1.7, 0.3, 30, 100_000)]
    public static double Logistic(double r, double x, int n, int budget)
    {
        foreach (int i in Checkpoint.Range(n, budget))
            x = r * x * (1 - x);
        return x;
    }

    [Differentiable, Case(0.4, 1.0, 17, 44), Case(0.4, 1.0, 17, 200), Case(0.4, 1.0, 1, 44)]
    public static double Pendulum(double angle, double h, int n, int budget)
    {
        double speed = 0, energy = 0;
        foreach (int step in Checkpoint.Range(n, budget))
        {
            speed -= h * 0.1 * Math.Sin(angle);
            angle += h * 0.1 * speed;
            energy += speed * speed;
        }

        return energy + angle;
    }

    [Differentiable, Case(new double[] { 1, -0.5, 0.5, 0.2, 1 }, 0.1, 7, 44), Case(new double[] { 1, -0.5, 0.5, 0.2, 1 }, 0.1, 7, 150), Case(new double[] { 1, -0.5 }, 0.1, 3, 4000), Case(new double[] { 1, -0.5, 0.5 }, 0.1, 0, 1)]
    public static double Burgers([Written] double[] u, double k, int n, int budget)
    {
        foreach (int step in Checkpoint.Range(n, budget))
        {
            double left = u[0];
            for (int i = 1; i < u.Length - 1; i++)
            {
                double here = u[i];
                u[i] += k * here * (left - 2 * here + u[i + 1]);
                left = here;
            }
        }

        double energy = 0;
        foreach (double value in u)
            energy += value * value;
        return energy;
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9 }, 13, 60), Case(new double[] { 0.4, 0.3, 0.9 }, 13, 52), Case(new double[] { 0.4, 0.3, 0.9 }, 2, 500)]
    public static double DelayLine(double[] x, int n, int budget)
    {
        Span<double> ring = stackalloc double[3];
        x.CopyTo(ring);
        double sum = 0;
        foreach (int i in Checkpoint.Range(n, budget))
        {
            ring[i % 3] = Math.Sin(ring[i % 3] + ring[(i + 1) % 3] * x[1]);
            sum += ring[i % 3] * x[0];
        }

        return sum * ring[0];
    }

    [Differentiable, Case(0.7, 1.2, 12, 32), Case(0.7, 1.2, 12, 90), Case(0.7, 1.2, 12, 9000)]
    public static double Branching(double x, double y, int n, int budget)
    {
        int turns = 0;
        foreach (int i in Checkpoint.Range(n, budget))
        {
            if (i % 5 == 3)
                continue;
            if (x > 1)
            {
                x = x / (1 + y * 0.3);
                turns++;
            }
            else
            {
                x = x * y + 0.1 * turns;
            }
        }

        return x * (1 + turns);
    }

    [Differentiable, Case(0.7, 1.2, 3, 5, 40), Case(0.7, 1.2, 0, 5, 40), Case(0.7, 1.2, 3, 0, 40)]
    public static double InsideALoop(double x, double y, int outer, int inner, int budget)
    {
        double sum = 0;
        for (int k = 0; k < outer; k++)
        {
            double t = x * y;
            foreach (int i in Checkpoint.Range(inner + k, budget))
                t = Math.Sin(t * y + x);
            sum += t * t * y;
            x = 0.5 * t + x;
        }

        return sum;
    }

    [Differentiable, Case(0.7, 1.2, 3, 60), Case(0.7, 1.2, 0, 60), Case(-0.7, 1.2, 5, 60)]
    public static double InsideABranch(double x, double y, int n, int budget)
    {
        if (x > 0)
        {
            foreach (int i in Checkpoint.Range(n, budget))
                x = Math.Cos(x * y);
        }
        else
        {
            x *= y;
        }

        return x * x;
    }

    [Differentiable, Case(0.7, 4, 3, 60), Case(0.7, 9, 2, 21)]
    public static double OneInsideTheOther(double x, int n, int m, int budget)
    {
        double t = x;
        foreach (int i in Checkpoint.Range(n, budget))
        {
            foreach (int j in Checkpoint.Range(m, budget))
                t = Math.Sin(t * x) + 0.1 * j;
            t *= 1 + 0.1 * i;
        }

        return t;
    }

    [Differentiable, Case(0.7f, 1.1f, 20, 24), Case(0.7f, 1.1f, 20, 400)]
    public static float Single(float x, float w, int n, int budget)
    {
        foreach (int i in Checkpoint.Range(n, budget))
            x = MathF.Sin(w * x);
        return x;
    }

    [Differentiable, Case(new double[] { 0.3, -0.8, 1.1, 0.2 }, 24), Case(new double[] { 0.3 }, 24), Case(new double[0], 24)]
    public static double SumOnly(double[] x, int budget)
    {
        double sum = 0;
        foreach (int i in Checkpoint.Range(x.Length, budget))
            sum += Math.Exp(x[i]);
        return Math.Log(1 + sum);
    }

    [Differentiable, Case(0.4, new double[] { 0, 0, 0, 0, 0 }, 20), Case(0.4, new double[] { 0, 0, 0, 0, 0 }, 400)]
    public static double Recorded(double x, [Written] double[] path, int budget)
    {
        foreach (int i in Checkpoint.Range(path.Length, budget))
        {
            x = Math.Sin(x + 1);
            path[i] = x;
        }

        return path[0] * path[^1];
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9 }, 7, 60), Case(new double[] { 0.4, 0.3, 0.9 }, 7, 2000)]
    public static double Histogram(double[] x, int n, int budget)
    {
        double[] bins = new double[4];
        int at = 1;
        double t = x[0];
        foreach (int i in Checkpoint.Range(n, budget))
        {
            at = (at * 5 + 3) % 4;
            t = Math.Sin(t + x[i % 3]);
            bins[at] += t * t;
        }

        return bins[0] * bins[1] + bins[2] * bins[3];
    }

    [Differentiable, Case(0.9, 1.2, 6, 24), Case(0.9, 1.2, 6, 400)]
    public static double InnerWhile(double x, double y, int n, int budget)
    {
        foreach (int i in Checkpoint.Range(n, budget))
        {
            double t = x;
            while (t < 2)
                t *= 1 + y * t;
            x = 0.3 * t + 0.2 * Math.Sin(x);
        }

        return x;
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9 }, 5, 30), Case(new double[] { 0.4, 0.3, 0.9 }, 5, 4000)]
    public static double OwnMemory(double[] w, int n, int budget)
    {
        double x = w[0];
        foreach (int i in Checkpoint.Range(n, budget))
        {
            double[] layer = new double[w.Length];
            for (int j = 0; j < w.Length; j++)
                layer[j] = Math.Tanh(w[j] * x + 0.1 * i);
            for (int j = 0; j < w.Length; j++)
                x += layer[j] * layer[w.Length - 1 - j];
        }

        return x;
    }

    [Differentiable, Allocates, Case(0.4, 5, 76), Case(0.4, 5, 160), Case(0.4, 5, 4000)]
    public static double Rectangular(double x, int n, int budget)
    {
        double[,] m = new double[2, 2];
        m[0, 0] = x;
        m[1, 1] = x * x;
        foreach (int i in Checkpoint.Range(n, budget))
        {
            double swap = m[0, 0];
            m[0, 0] = Math.Sin(m[1, 1] + m[0, 1]);
            m[1, 1] = swap * m[1, 0] + 1;
            m[0, 1] = m[1, 0] * x;
            m[1, 0] = swap * swap;
        }

        return m[0, 0] * m[1, 1] + m[0, 1];
    }

    [Differentiable, Case(0.4, 6, 40), Case(0.4, 6, 4000)]
    public static double TwoLoops(double x, int n, int budget)
    {
        double y = 1;
        foreach (int i in Checkpoint.Range(n, budget))
            y = Math.Sin(x * y);
        foreach (int i in Checkpoint.Range(n / 2, budget))
            x = x * y + 0.1 * i * x;
        return x * y;
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9 }, 6, 44), Case(new double[] { 0.4, 0.3, 0.9 }, 6, 4000)]
    public static double MemoryOfAnOuterLoop(double[] x, int n, int budget)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double[] u = new double[2];
            double[] w = new double[2];
            u[0] = x[k];
            w[1] = x[k] * x[0];
            foreach (int i in Checkpoint.Range(n, budget))
            {
                u[1] = Math.Sin(u[0] * w[1]);
                u[0] += u[1] * u[1];
            }

            sum += u[0] * u[1];
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9, 0.1, 0.7, 0.2 }, 3, 5, 56), Case(new double[] { 0.4, 0.3, 0.9, 0.1, 0.7, 0.2 }, 2, 5, 4000)]
    public static double Grid(double[] x, int columns, int n, int budget)
    {
        double[] u = x[..];
        foreach (int step in Checkpoint.Range(n, budget))
        {
            for (int row = 1; row < u.Length / columns; row++)
            {
                for (int column = 1; column < columns; column++)
                {
                    if (u[row * columns + column] > 0.15)
                        u[row * columns + column] *= u[(row - 1) * columns + column] + 0.7 * u[row * columns + column - 1];
                    else
                        u[row * columns + column] += x[0] * x[1];
                }
            }
        }

        return u[^1] * u[0];
    }

    [Differentiable, Case(new double[] { 0.4, 0.3, 0.9 }, 4, 3, 68), Case(new double[] { 0.4, 0.3, 0.9 }, 4, 3, 4000)]
    public static double ArraysInNestedBudgets(double[] x, int n, int m, int budget)
    {
        double[] u = x[..];
        double t = 1;
        foreach (int i in Checkpoint.Range(n, budget))
        {
            foreach (int j in Checkpoint.Range(m, budget))
            {
                u[j % 3] = Math.Sin(u[j % 3] + t * u[(j + 1) % 3]);
                t += u[i % 3] * x[1];
            }

            u[0] *= t;
        }

        return u[0] + u[1] * u[2];
    }

    [Differentiable, Case(0.4, -1, 0), Case(0.4, 0, 0)]
    public static double NoIterations(double x, int n, int budget)
    {
        foreach (int i in Checkpoint.Range(n, budget))
            x *= x;
        return x * x;
    }

    [Differentiable, Case(0.4, 6, 40), Case(0.4, 7, 4000)]
    public static double ThrownAndChecked(double x, int n, int budget)
    {
        foreach (int i in Checkpoint.Range(n, budget))
        {
            if (x > 100)
                throw new ArgumentException("too large");
            x = x * x + 0.3;
        }

        return x;
    }
}
