using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays and spans that are written: parameters, local arrays, views of both.</summary>
public static partial class Memory
{
    [Differentiable, Covers(79), Case(new[] { 1.0, 2, 3 }, 2.0, Expect = new[] { 2.0, 2, 2, 6 })]
    public static double ScaleInPlace([Written] double[] a, double s)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= s;
        double sum = 0;
        foreach (double v in a)
            sum += v;
        return sum;
    }

    [Differentiable, Covers(80), Case(new[] { 1.0, 2, 3, 4 }, Expect = new[] { 4.0, 3, 2, 1 })]
    public static double PrefixSum([Written] Span<double> a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] += a[i - 1];
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i];
        return sum;
    }

    [Differentiable, Case(new[] { 1.5, 0.5, -2, 0.25 })]
    public static double PrefixProduct([Written] double[] a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] = a[i] * a[i - 1] + Math.Sin(a[i]);
        return a[^1] * a[0];
    }

    [Differentiable, Covers(81), Case(new[] { 1.0, 2, 0.5, 3, 1 }, 3), Case(new[] { 1.0, 2, 0.5, 3, 1 }, 0)]
    public static double Stencil([Written] double[] a, int steps)
    {
        for (int k = 0; k < steps; k++)
        {
            for (int i = 1; i < a.Length - 1; i++)
                a[i] = 0.25 * a[i - 1] * a[i + 1] + 0.5 * a[i];
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * a[i];
        return sum;
    }

    [Differentiable, Covers(82), Case(new[] { 1.0, 2, 3 }, new[] { 2, 0, 2, 2 }, Expect = new[] { 1.0, 0, 3 })]
    public static double GatherWithRepeats(ReadOnlySpan<double> a, int[] index)
    {
        double sum = 0;
        for (int i = 0; i < index.Length; i++)
            sum += a[index[i]];
        return sum;
    }

    [Differentiable, Covers(83), Case(new[] { 1.0, 2, 3, 4 }, new[] { 1, 1, 0, 1 }, 0.5)]
    public static double ScatterWithRepeats(double[] x, int[] index, double w)
    {
        double[] bins = new double[3];
        for (int i = 0; i < x.Length; i++)
            bins[index[i]] += x[i] * w;
        double product = 1;
        for (int i = 0; i < bins.Length; i++)
            product *= 1 + bins[i];
        return product;
    }

    [Differentiable, Covers(84), Case(new[] { 1.5, 2.0 }, Expect = new[] { 13.5, 0 })]
    public static double SquaredTwice([Written] double[] a)
    {
        a[0] = a[0] * a[0];
        a[0] = a[0] * a[0];
        a[1] = 3;
        return a[0] + a[1];
    }

    [Differentiable, Covers(85), Case(new[] { 3.0, 1.0, 2.5, -1.0 }, Expect = new[] { 4.0, 2, 3, 1 }), Case(new[] { 1.0 }), Case(new double[0])]
    public static double SortedWeightedSum([Written] double[] a)
    {
        for (int i = 1; i < a.Length; i++)
        {
            double key = a[i];
            int j = i - 1;
            while (j >= 0 && a[j] > key)
            {
                a[j + 1] = a[j];
                j--;
            }

            a[j + 1] = key;
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (i + 1) * a[i];
        return sum;
    }

    [Differentiable, Covers(86), Case(0.7, 5), Case(0.7, 0), Case(1.3, 400)]
    public static double LocalArray(double x, int n)
    {
        double[] t = new double[n];
        for (int i = 0; i < n; i++)
            t[i] = Math.Sin(x * i);
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += t[i] * t[n - 1 - i];
        return sum * x;
    }

    [Differentiable, Covers(86, 113), Case(0.7, 4), Case(0.7, 0)]
    public static double LocalArrayInLoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double[] t = new double[3];
            t[0] = x + i;
            t[1] = t[0] * t[0];
            t[2] = t[1] * x;
            t[1] += t[2];
            sum = sum * x + t[1] + Math.Exp(-t[2]);
        }

        return sum;
    }

    [Differentiable, Covers(86, 113), Case(0.7, 4)]
    public static double OuterArrayOverwrittenInLoop(double x, int n)
    {
        Span<double> t = stackalloc double[3];
        double sum = 1;
        for (int i = 0; i < n; i++)
        {
            t[0] = x + i * sum;
            t[1] = t[0] * t[0] + t[2];
            t[2] = Math.Tanh(t[1] * x);
            sum *= t[2] + 0.3;
        }

        return sum + t[1];
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5, 6 }, new[] { 0.5, -1, 0.25 })]
    public static double MatrixVectorByRows(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        int n = x.Length;
        for (int i = 0; i < w.Length / n; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * n, n);
            double dot = 0;
            for (int j = 0; j < row.Length; j++)
                dot += row[j] * x[j];
            sum += Math.Tanh(dot);
        }

        return sum;
    }

    [Differentiable, Covers(88), Case(new[] { 1.0, 2, 3, 4, 5 })]
    public static double RangesAndEnds(Span<double> a)
    {
        Span<double> inner = a[1..^1];
        double first = inner[0] * a[^1];
        return first + inner[^1] * inner.Length * a[0];
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5 })]
    public static double WritesThroughAView([Written] double[] a)
    {
        Span<double> tail = a.AsSpan(2);
        for (int i = 0; i < tail.Length; i++)
            tail[i] *= a[i];
        return tail[0] * tail[^1] + a[2];
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4, 5 }, 2.0)]
    public static double CopiedRange(double[] a, double x)
    {
        double[] part = a[1..4];
        part[0] *= x;
        return part[0] * part[1] + a[1];
    }

    [Differentiable, Case(new[] { 0.5, 0.25, 0.125 }, 5), Case(new[] { 0.5, 0.25, 0.125 }, 0), Case(new[] { 0.5, 0.25, 0.125 }, 2)]
    public static double SwappedBuffers(double[] x, int n)
    {
        Span<double> previous = stackalloc double[3], next = stackalloc double[3];
        x.AsSpan(0, 3).CopyTo(previous);
        for (int i = 0; i < n; i++)
        {
            next[0] = previous[1] * previous[2] + 0.1;
            next[1] = Math.Sin(previous[0]);
            next[2] = previous[1];
            Span<double> swap = previous;
            previous = next;
            next = swap;
        }

        return previous[0] + 2 * previous[1] + next[2];
    }

    [Differentiable, Case(new[] { 1.0, 2, 3 }, new[] { 4.0, 5, 6 }, true), Case(new[] { 1.0, 2, 3 }, new[] { 4.0, 5, 6 }, false)]
    public static double ChosenArray(double[] a, double[] b, bool first)
    {
        double[] t = first ? a : b;
        double[] u = a;
        if (!first)
            u = b;
        return t[0] * u[1] + a[2];
    }

    [Differentiable, Covers(24), Case(1.5, Expect = new[] { 5.0 })]
    public static double ReferenceToAnElement(double x)
    {
        double[] a = new double[5];
        for (int i = 0; i < 5; i++)
        {
            ref double element = ref a[i];
            element = x;
        }

        double sum = 0;
        foreach (double v in a)
            sum += v;
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3 }, 0.5)]
    public static double ForEachByReference([Written] Span<double> a, double s)
    {
        foreach (ref double v in a)
            v = v * v * s;
        return a[0] + a[1] * a[2];
    }

    [Differentiable, Case(1.5, 2.0)]
    public static double Initializers(double x, double y)
    {
        double[] a = { x, x * y, 3 };
        Span<double> b = stackalloc double[] { y, a[1], x };
        double[] c = [a[0] * b[0], b[1]];
        return a[2] * b[2] + c[0] * c[1] + new[] { x, y }[1];
    }

    [Differentiable, Case(1.5, 2.0)]
    public static double FillAndClear(double x, double y)
    {
        Span<double> t = stackalloc double[4];
        t.Fill(x * y);
        t[1] += x;
        double first = t[0] * t[1];
        t[..2].Clear();
        return first + t[0] + t[2] * t[3];
    }

    [Differentiable, Case(1.5, 2.0)]
    public static double AssignmentsAsValues(double x, double y)
    {
        double[] a = new double[3];
        a[0] = a[1] = x * y;
        double t = a[0] + (a[0] = y);
        int i = 0;
        a[i++] += x;
        a[i++] *= a[0];
        return t * a[0] + a[1] + i;
    }

    [Differentiable, Case(new[] { 0.5, -1.5 }, 1.25, 3), Case(new[] { 0.5, -1.5 }, 1.25, 0), Case(new[] { 0.5, -1.5 }, 1.25, 2)]
    public static double BuffersThatOnlyChangePlaces(double[] a, double t, int n)
    {
        double[] present = new double[2], next = new double[2];
        present[0] = a[0] * t;
        next[0] = a[1] * t * t;
        for (int k = 0; k < n; k++)
            (present, next) = (next, present);
        while (n > 0)
        {
            (present, next) = (next, present);
            n -= 2;
        }

        return present[0] * present[0] * next[0];
    }

    [Differentiable, Case(new[] { 0.5, -1.5 }, 1.25, 3), Case(new[] { 0.5, -1.5 }, 1.25, 0), Case(new[] { 0.5, -1.5 }, 1.25, 2)]
    public static double BuffersReadBetween(double[] a, double t, int n)
    {
        double[] present = new double[2], next = new double[2];
        present[0] = a[0] * t;
        next[0] = a[1] * t * t;
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            (present, next) = (next, present);
            sum += Math.Sin(present[0]) * k;
        }

        return sum * next[0];
    }

    [Differentiable(nameof(t)), Case(new[] { 0.5, -1.5 }, 1.25, 3), Case(new[] { 0.5, -1.5 }, 1.25, 0), Case(new[] { 0.5, -1.5 }, 1.25, 4)]
    public static double DataThatChangesPlaces(double[] a, double t, int n)
    {
        double[] present = new double[1], next = new double[1];
        present[0] = a[0];
        next[0] = a[1];
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            (present, next) = (next, present);
            sum += Math.Sin(t * present[0]) * (k + 1);
        }

        return sum * t;
    }

    [Differentiable(nameof(t)), Case(new[] { 0.5, -1.5 }, 1.25, 3), Case(new[] { 0.5, -1.5 }, 1.25, 4)]
    public static double DataOfARecurrence(double[] a, double t, int n)
    {
        double[] present = new double[1], next = new double[1];
        present[0] = a[0];
        next[0] = a[1];
        double state = t;
        for (int k = 0; k < n; k++)
        {
            state = Math.Sin(state * present[0]) + t;
            (present, next) = (next, present);
        }

        return state;
    }

    [Differentiable, Case(1.5, 2.0)]
    public static double SwappedElements(double x, double y)
    {
        double[] a = { x, y, x * y };
        (a[0], a[2]) = (a[2], a[0]);
        double t = a[1];
        a[1] = a[2];
        a[2] = t;
        return a[0] * a[1] + 3 * a[2];
    }

    [Differentiable, Case(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 3 })]
    public static double WorkBuffer(double[] x, [NoGradient, Written] double[] data)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            data[i] = data[i] * 2;
            sum += x[i] * data[i];
        }

        return sum;
    }

    [Differentiable(nameof(x)), Case(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 3 })]
    public static double WorkBufferWithActiveValues(double[] x, [Written] double[] work)
    {
        for (int i = 0; i < x.Length; i++)
            work[i] += x[i] * x[i];
        return work[0] * work[1] + work[2];
    }

    [Differentiable, Case(new[] { 1.0, -2, 3, -4 })]
    public static double ConditionalStores([Written] double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
                a[i] = -2 * a[i];
            else if (i > 0)
                a[i] = a[i - 1] * a[i];
        }

        return a[1] + a[2] * a[3];
    }

    [Differentiable(nameof(a)), Case(new[] { 1.0, 2, 3, 4 }, 2.5), Case(new[] { 1.0, 2, 3, 4 }, 100.0)]
    public static double LeavesEarly([Written] double[] a, double limit)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= a[i];
            if (a[i] > limit)
                return sum * a[i];
            sum += a[i];
        }

        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, Expect = new[] { 1.0, 1, 0, 0 })]
    public static double CoversAPart(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
            sum += a[i];
        return sum;
    }

    [Differentiable, Covers(84), Case(new[] { 4.0, 2, 2, 3 }, 2, Expect = new[] { 0.375, -0.5, 0, 0.5 }), Case(new[] { 4.0, 2, 1, 2, 5, 3, 1, 3, 6 }, 3)]
    public static double LogDeterminantByCholesky([Written] double[] a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[j * n + i];
                for (int k = 0; k < j; k++)
                    sum -= a[i * n + k] * a[j * n + k];
                if (i == j)
                    a[i * n + i] = Math.Sqrt(sum);
                else
                    a[i * n + j] = sum / a[j * n + j];
            }
        }

        double logarithm = 0;
        for (int i = 0; i < n; i++)
            logarithm += 2 * Math.Log(a[i * n + i]);
        return logarithm;
    }

    [Differentiable, Case(new[] { 0.3f, 0.7f, 0.2f })]
    public static float Floats([Written] float[] a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] += a[i - 1] * 2.0f;
        a[0] += (float)(a[1] * 0.5);
        return a[0] * a[2];
    }

    [Differentiable, Case(0.8, 6)]
    public static double UnknownTripCountWithStores(double x, int n)
    {
        double[] t = new double[8];
        int k = 0;
        double v = x;
        while (k < n && v < 50)
        {
            t[k] = v;
            v = v * v + x + (k > 0 ? t[k - 1] : 0);
            k++;
        }

        double sum = 0;
        for (int i = 0; i < k; i++)
            sum += t[i] * i;
        return sum + v;
    }

    [Differentiable, Case(0.8, 3, 2)]
    public static double NestedWithCarriedAndStores(double x, int n, int m)
    {
        double[] t = new double[4];
        double carried = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                carried = carried * x + t[j];
                t[j] = Math.Sin(carried) * (t[j + 1] + 1);
                if (carried > 1.2)
                    t[j + 1] -= carried;
            }

            t[0] += carried * i;
        }

        return t[0] + t[1] * t[2] + carried;
    }

    [Differentiable, Case(new[] { 0.5, 0.2, 0.9 }, 2)]
    public static double IndicesFromWrittenMemory([Written] double[] a, int n)
    {
        int[] order = new int[3];
        for (int i = 0; i < 3; i++)
            order[i] = (i * 2 + 1) % 3;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 3; i++)
            {
                a[order[i]] *= a[i] + 1;
                order[i] = (order[i] + 1) % 3;
            }
        }

        return a[0] + a[1] * a[2];
    }

    [Differentiable, Case(new[] { 0.5, -1.5, 2 }, new[] { 0.3, 1, -0.7 }), Case(new[] { 0.5, -1.5, 2 }, new double[0]), Case(new[] { -0.5, -1.5, 2, 3 }, new[] { 2.0 })]
    public static double ConstantIndices(ReadOnlySpan<double> p, ReadOnlySpan<double> x)
    {
        double sum = p[0] * p[1] + p[0] * p[2];
        for (int i = 0; i < x.Length; i++)
            sum += p[2] * x[i] * p[p.Length - 1];
        if (sum > 0)
            sum *= p[0];
        return sum + p[1];
    }

    [Differentiable, Case(new[] { 0.5, -1.5, 2 }), Case(new[] { 0.5 }, Throws = typeof(IndexOutOfRangeException))]
    public static double OneOfThem(double[] x) => x[1] * x[1];
}
