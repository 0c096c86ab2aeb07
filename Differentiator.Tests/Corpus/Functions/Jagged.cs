using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Jagged and rectangular local arrays.</summary>
public static partial class Jagged
{
    [Differentiable, Allocates, Covers(87), Case(2.0, 3.0, Expect = new[] { 5.0, 2.0 })]
    public static double Rectangular(double x, double y)
    {
        double[,] t = new double[2, 2];
        t[0, 1] = x * y;
        t[1, 0] = t[0, 1] + 2 * x;
        return t[1, 0] + t[0, 0];
    }

    [Differentiable, Allocates, Covers(87), Case(0.5, 1.5, 4), Case(0.5, 1.5, 0)]
    public static double RectangularInLoops(double x, double y, int n)
    {
        double[,] t = new double[n, n + 1];
        for (int i = 0; i < t.GetLength(0); i++)
        {
            for (int j = 0; j < t.GetLength(1); j++)
                t[i, j] = (i > 0 ? t[i - 1, j] * x : 1) + (j > 0 ? t[i, j - 1] * y : 0);
        }

        double sum = 0;
        foreach (double[] row in Rows(n, x))
            sum += row[0];
        for (int i = 0; i < n; i++)
            sum += t[i, n - i] * t[i, i];
        return sum;
    }

    private static double[][] Rows(int n, double x)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++)
            rows[i] = [x * i, 1];
        return rows;
    }

    [Differentiable, Allocates, Covers(87), Case(0.5, -1.5, 4), Case(0.5, -1.5, 0)]
    public static double Triangle(double x, double y, int n)
    {
        double[][] t = new double[n][];
        for (int i = 0; i < t.Length; i++)
        {
            t[i] = new double[i + 1];
            for (int j = 0; j < t[i].Length; j++)
                t[i][j] = x * j + y * i * y;
        }

        double sum = 0;
        foreach (double[] row in t)
        {
            foreach (double v in row)
                sum += v * v;
        }

        return sum;
    }

    [Differentiable, Allocates, Covers(87), Case(1.25, 0.5, 5), Case(1.25, 0.5, 1)]
    public static double Pascal(double x, double y, int n)
    {
        double[][] t = new double[n][];
        for (int i = 0; i < n; i++)
        {
            t[i] = new double[i + 1];
            t[i][0] = 1 + x;
            t[i][i] = 1 - y;
            for (int j = 1; j < i; j++)
                t[i][j] = t[i - 1][j - 1] * x + t[i - 1][j] * y;
        }

        double product = 1;
        for (int j = 0; j < n; j++)
            product *= 1 + t[n - 1][j] * 0.5;
        return product;
    }

    [Differentiable, Allocates, Case(2.0, 3.0)]
    public static double Literals(double x, double y)
    {
        double[][] t = [[x, y], [y]];
        double[][] u = { new[] { x * y, 1 }, new double[3] };
        double[][] v = new double[][] { new[] { x, x }, [y, y, y] };
        double[] first = [x * x, y];
        double[][] w = [first, [1, x]];
        u[1][2] = t[0][1] * t[0][0];
        double[] row = t[0];
        row[1] += u[1][2] * v[1][2];
        first[1] *= w[0][0];
        return t[0][1] * t[1][0] + u.Length * t[1].Length * u[0][0] * v[0][1] + w[0][1] * w[1][1] + v[1].Length;
    }

    [Differentiable, Allocates, Case(2.0, 3.0, true), Case(2.0, 3.0, false)]
    public static double RowsInBranches(double x, double y, bool b)
    {
        double[][] t = new double[2][];
        t[0] = [x, y];
        if (b)
            t[1] = [x * y];
        else
            t[1] = new double[] { y, x * x * y };
        if (b)
        {
            double[][] u = [[x], t[0].AsSpan().ToArray()];
            u[0][0] *= u[1][1];
            t[0][1] += u[0][0];
        }

        return t[1][^1] * t[0][1];
    }

    [Differentiable, Allocates, Covers(87), Case(new[] { 0.5, -1, 2, 3, 0.25, 1, -0.5, 1, 4 }, 3), Case(new[] { 4.0, -1, 0.5, 3 }, 2)]
    public static double Determinant(double[] a, int n)
    {
        double[][] t = new double[n][];
        for (int i = 0; i < n; i++)
            t[i] = a.AsSpan(i * n, n).ToArray();
        double determinant = 1;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(t[i][k]) > Math.Abs(t[pivot][k]))
                    pivot = i;
            }

            if (pivot != k)
            {
                (t[pivot], t[k]) = (t[k], t[pivot]);
                determinant = -determinant;
            }

            determinant *= t[k][k];
            for (int i = k + 1; i < n; i++)
            {
                double factor = t[i][k] / t[k][k];
                for (int j = k; j < n; j++)
                    t[i][j] -= factor * t[k][j];
            }
        }

        return determinant;
    }

    [Differentiable, Allocates, Covers(87), Case(2.0, 3.0)]
    public static double SharedRows(double x, double y)
    {
        double[][] t = [[x, 1], [y, 2], [x * y, y]];
        t[1] = t[0];
        t[1][0] *= y;
        double before = t[0][0] * t[2][1];
        t[0] = t[2];
        t[0][1] += t[1][0];
        return t[2][1] * before + t[0][0];
    }

    [Differentiable, Allocates, Case(2.0, 3.0, 4), Case(2.0, 3.0, 1)]
    public static double RowsRotate(double x, double y, int n)
    {
        double[][] t = [[x], [y], [x * y]];
        for (int i = 0; i < n; i++)
        {
            double[] first = t[0];
            for (int j = 0; j < 2; j++)
                t[j] = t[j + 1];
            t[2] = first;
            t[i % 3][0] = Math.Sin(t[2][0]) * t[0][0];
        }

        double sum = 0;
        for (int i = 0; i < t.Length; i++)
            sum += t[i][0] * (i + 1);
        return sum;
    }

    [Differentiable, Allocates, Case(2.0, new[] { 1.0, -0.5, 0.25 })]
    public static double MadeInEachIteration(double x, double[] a)
    {
        double total = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double[][] t = new double[3][];
            for (int i = 0; i < 3; i++)
            {
                t[i] = new double[i + 1];
                for (int j = 0; j <= i; j++)
                    t[i][j] = Math.Sin(a[k] * x + j) * (i > 0 ? t[i - 1][0] : x);
            }

            total += t[2][2] * t[1][0];
        }

        return total;
    }

    [Differentiable, Allocates, Case(0.5, new[] { 1.0, -0.5, 0.25 }), Case(0.5, new double[0])]
    public static double MadeAgainInTheReverseSweep(double x, double[] a)
    {
        double s = x;
        for (int k = 0; k < a.Length; k++)
        {
            double[][] t = new double[3][];
            for (int i = 0; i < 3; i++)
            {
                t[i] = new double[i + 1];
                Span<double> row = t[i].AsSpan(0, i + 1);
                for (int j = 0; j < t[i].Length; j++)
                    row[j] = Math.Sin(a[k] * s + j) * (i > 0 ? t[i - 1][0] : s);
            }

            double[,] u = new double[2, k + 1];
            int[][] n = [[k], [1, 0], []];
            for (int i = 0; i < u.GetLength(1); i++)
                u[n[1][0], i] = t[2][1] * s * t[n[1][1]][n[0][0] * n[2].Length];
            double[] longer = t[k % 2 == 0 ? 2 : 1];
            s = Math.Cos(t[2][2] * t[1][0] * s + u[1, k]) * longer[^1];
        }

        return s;
    }

    [Differentiable, Allocates, Case(0.5, new[] { 1.0, -2, 3 })]
    public static double RowLengthsInLoops(double x, double[] a)
    {
        double product = 1;
        foreach (double v in a)
        {
            double[][] t = new double[3][];
            for (int i = 0; i < t.Length; i++)
            {
                t[i] = new double[i + 1];
                for (int j = 0; j < t[i].Length; j++)
                    t[i][j] = v * j;
            }

            for (int j = 0; j < t[2].Length; j++)
                product *= x + j + v;
        }

        return product;
    }

    [Differentiable, Allocates, Case(0.5, 1.5, 3), Case(0.5, 1.5, 0)]
    public static double ThreeAndFourDimensions(double x, double y, int n)
    {
        double[,,] t = new double[n, 2, n + 1];
        double[,,,] u = new double[2, n, n, 3];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                t[i, 1, j + 1] = x * j + (j > 0 ? t[i, 1, j] * y : y);
                u[1, i, j, 2] = t[i, 1, j + 1] * t[i, 1, j + 1];
                u[0, j, i, i % 3] += x * u[1, i, j, 2];
            }
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += u[0, i, n - 1, (n - 1) % 3] * u[1, 0, i, 2] + t[i, 1, n];
        return sum;
    }

    [Differentiable, Allocates, Case(0.75, 1.25, 60)]
    public static double ManyRows(double x, double y, int n)
    {
        double[][] t = new double[n][];
        for (int i = 0; i < n; i++)
        {
            t[i] = new double[i * i % 50 + i];
            for (int j = 0; j < t[i].Length; j++)
                t[i][j] = j < 2 ? x * y : (t[i][j - 1] + t[i][j - 2] * x) / (2 + y);
        }

        double sum = 0;
        for (int i = 1; i < n; i++)
            sum += t[i][^1] * t[n - i][0];
        return sum;
    }

    [Differentiable, Allocates, Case(2.0, 3.0, true), Case(2.0, 3.0, false)]
    public static double JaggedArraysChosen(double x, double y, bool b)
    {
        double[][] t = [[x], [y, x]], u = [[y], [x * y]];
        double[][] v = b ? t : u;
        v[0][0] *= x;
        double[] first = u[1], second = t[1];
        double[] row = b ? first : second;
        row[0] += v[1][0];
        return t[0][0] * t[1][0] + u[0][0] * u[1][0];
    }

    [Differentiable, Allocates, Case(new[] { 0.5, -0.25 }, new[] { 1.0, 0.5, -1, 0.75, 0.3, -0.6 }, 2)]
    public static double Layers(double[] input, double[] w, int depth)
    {
        double[][] layers = new double[depth + 1][];
        layers[0] = input.AsSpan().ToArray();
        for (int l = 0; l < depth; l++)
            layers[l + 1] = Layer(layers[l], w, l);
        return Total(layers[depth]) + layers[1][0] * layers[^1][1];
    }

    private static double[] Layer(double[] from, double[] w, int shift)
    {
        double[] to = new double[from.Length];
        for (int i = 0; i < to.Length; i++)
        {
            double sum = w[shift];
            for (int j = 0; j < from.Length; j++)
                sum += w[i + j + shift] * from[j];
            to[i] = Math.Tanh(sum);
        }

        return to;
    }

    private static double Total(double[] row)
    {
        double sum = 0;
        foreach (double v in row)
            sum += v;
        return sum;
    }

    [Differentiable, Allocates, Case(0.5, new[] { 1.0, -2, 3 })]
    public static double HelpersWithJaggedArrays(double x, double[] a)
    {
        double[][] t = new double[a.Length][];
        Fill(t, a, x);
        Scale(t[1], x);
        double sum = 0;
        for (int i = 0; i < t.Length; i++)
            sum += Dot(t[i], t[t.Length - 1 - i]);
        return sum;
    }

    private static void Fill(double[][] t, double[] a, double x)
    {
        for (int i = t.Length - 1; i >= 0; i--)
        {
            double[] row = new double[a.Length];
            row[i] = x;
            for (int j = 0; j < row.Length; j++)
                row[j] += a[j] * x * i;
            t[i] = row;
            row[0] *= a[i];
        }
    }

    private static void Scale(double[] row, double by)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] *= by;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable, Allocates, Case(new[] { 1.5, -0.5, 2 }, 3), Case(new[] { 1.5, -0.5, 2 }, 0)]
    public static double JaggedBuffersThatOnlyChangePlaces(double[] a, int steps)
    {
        double[][] present = new double[2][], next = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            present[i] = [a[i], a[i + 1]];
            next[i] = [a[i] * a[i], 3];
        }

        for (int k = 0; k < steps; k++)
            (present, next) = (next, present);
        return present[0][1] * present[1][1] + present[0][0] * next[1][0];
    }

    [Differentiable, Allocates, Case(new[] { 1.5, -0.5, 2 }, 3), Case(new[] { 1.5, -0.5, 2 }, 0)]
    public static double JaggedBuffersSwapped(double[] a, int steps)
    {
        double[][] present = new double[2][], next = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            present[i] = [a[i], a[i + 1]];
            next[i] = new double[2];
        }

        for (int k = 0; k < steps; k++)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                    next[i][j] = Math.Sin(present[j][i]) + present[i][j] * a[k];
            }

            (present, next) = (next, present);
        }

        return present[0][1] * present[1][1] + present[0][0];
    }

    [Differentiable, Allocates, Case(new[] { 0.5, -0.3, 1.2, 0.8 }, 0.7), Case(new double[0], 0.7)]
    public static double JaggedBuffersOfEachIteration(double[] a, double x)
    {
        double s = 1;
        for (int k = 0; k < a.Length; k++)
        {
            double[][] present = [[x], [a[k]]], next = [[0], [0]];
            for (int i = 0; i < 3; i++)
            {
                next[0][0] = Math.Sin(present[1][0] * s);
                next[1][0] = present[0][0] * x;
                (present, next) = (next, present);
            }

            s = Math.Cos(present[0][0] + present[1][0] * s);
        }

        return s;
    }

    [Differentiable, Allocates, Case(new[] { 0.5, -0.3, 1.2, 0.8 }, 0.7), Case(new double[0], 0.7)]
    public static double MadeInABranch(double[] a, double x)
    {
        double s = 1;
        foreach (double item in a)
        {
            if (item > 0)
            {
                double[][] t = [[x, item], [s]];
                double[,] u = new double[1, 2];
                u[0, 1] = x * item;
                t[1][0] *= x * t[0][1];
                u[0, 1] *= t[1][0];
                s += Math.Sin(t[1][0]) * u[0, 1];
            }
        }

        return s;
    }

    [Differentiable, Case(new[] { 0.5, -0.3, 1.2, 0.8 }, 0.7), Case(new double[0], 0.7)]
    public static double BuffersOfEachIteration(double[] a, double x)
    {
        double s = 1;
        for (int k = 0; k < a.Length; k++)
        {
            double[] present = [x, a[k]], next = [0, 0];
            for (int i = 0; i < 3; i++)
            {
                next[0] = Math.Sin(present[1] * s);
                next[1] = present[0] * x;
                (present, next) = (next, present);
            }

            s = Math.Cos(present[0] + present[1] * s);
        }

        return s;
    }

    [Differentiable, Allocates, Case(new[] { 1.5, -0.5, 2, 4 }, 2.0)]
    public static double Groups(double[] a, double y)
    {
        int[][] groups = [[0, 2], [1, 2, 3], []];
        double[][] sums = new double[groups.Length][];
        int count = 0;
        foreach (int[] group in groups)
        {
            sums[count] = new double[1];
            foreach (int i in group)
                sums[count][0] += a[i] * y;
            count++;
        }

        double product = 1;
        foreach (double[] sum in sums)
            product *= 1 + sum[0] * sum[0];
        return product;
    }

    [Differentiable, Allocates, Case(new[] { 1.5f, -0.5f, 2 }, 2.0f)]
    public static float Single(float[] a, float y)
    {
        float[][] t = [[y, a[0]], new float[2]];
        t[1][0] = t[0][1] * a[1];
        foreach (float v in a)
            t[1][1] += v * t[1][0];
        return t[1][1] * t[0][0];
    }

    [Differentiable, Allocates, Case(2.0, 3.0)]
    public static double RowReferences(double x, double y)
    {
        double[][] t = [[x, 1], [y, x * y]];
        ref double[] row = ref t[0];
        row = t[1];
        ref double element = ref t[0][1];
        element *= x;
        return t[1][1] * t[0][0];
    }

    [Differentiable, Allocates, Case(2.0, 3.0, 3), Case(2.0, 3.0, 0)]
    public static double Recursive(double x, double y, int n)
    {
        double[][] t = [[x, y], [y]];
        t[1][0] *= x;
        return Power(t, n) * t[1][0];
    }

    private static double Power(double[][] t, int n) => n == 0 ? t[1][0] : t[0][1] * Power(t, n - 1) + t[0][0];

    [Differentiable, Allocates, Case(2.0, 3.0, 3, true), Case(2.0, 3.0, 2, false)]
    public static double ManyWaysToMakeRows(double x, double y, int n, bool b)
    {
        double[][] t = new double[n][], u = new double[n + 1][], v = new double[n][];
        int k = 0;
        while (k < n)
        {
            t[k] = [x * k, y];
            k++;
        }

        for (int i = n; i > 0; i--)
        {
            if (b)
                u[i] = [x * i];
            else
                u[i] = new double[] { x * x, i };
        }

        u[0] = [y];
        void Make(int i, double value) => v[i] = [value * x];
        Make(0, y);
        Make(1, u[1][0]);
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[2];
            int at = n - 1 - i;
            row[0] = y * t[i][0];
            if (b)
                row[1] = u[0][0] * x;
            u[at][0] += row[0] + row[1];
        }

        double[][] w = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[2];
            int at = n - 1 - i;
            row[0] = v[i % 2][0];
            w[at] = row;
            row[1] = w[at][0] * x;
        }

        return t[1][0] * u[1][0] + v[1][0] * v[0][0] * u[n][0] + w[0][0] * w[1][1];
    }

    [Differentiable, Allocates, Case(2.0, 3.0)]
    public static double RowsInTuples(double x, double y)
    {
        (double[][] Rows, int Count) q = ([[x, 1], [y]], 2);
        q.Rows[0][0] *= x;
        var (first, second) = (q.Rows[0], q.Rows[1]);
        first[1] += second[0];
        double[][] same = q.Rows;
        same[1] = same[0];
        return q.Rows[1][0] * q.Count + first[1] * second[0];
    }

    [Differentiable, Allocates, Case(2.0, 3.0)]
    public static double PartsOfRows(double x, double y)
    {
        double[] row = [x, y, 1];
        Span<double> part = row.AsSpan(1);
        double[][] t = [row, new double[2]];
        part[0] *= x;
        t[1].AsSpan().Fill(t[0][1]);
        foreach (ref double v in t[1].AsSpan())
            v *= y;
        t[0].AsSpan(0, 1).Clear();
        t[0].AsSpan(1).CopyTo(t[1]);
        return t[1][0] * t[1][^1] + row[1] * t[0][2];
    }

    [Differentiable, Case(new[] { 2.0, 3.0, -1, 0.5 })]
    public static double ViewsInNestedLoops(double[] a)
    {
        double[] t = new double[4];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                Span<double> pair = t.AsSpan(2 * i, 2);
                pair[j] = a[j] * a[j];
            }
        }

        double sum = 0;
        foreach (double v in t)
            sum += v * v / 10;
        return sum;
    }
}
