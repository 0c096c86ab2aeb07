using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Programs that random testing found.</summary>
public static partial class Found
{
    [Differentiable(nameof(a), nameof(y), nameof(b)), Case(1.09937f, 2.01237f, -2.34463f, 1.72037f, 3)]
    public static float RemainderInALoop(float x, float y, float a, float b, int n)
    {
        float s1 = y + a;
        for (int i0 = 0; i0 != 0; i0++)
        {
        }

        s1 = a++ + (b * s1);
        float s3 = 1;
        for (int i2 = 0; i2 < n; i2++)
            s1 %= 0.75f + (MathF.Sin(b) * 0.5f);
        y = s3;
        return MathF.Sin(MathF.Atan(b)) + (b * s1) + (n * s3);
    }

    [Differentiable, Covers(96), Case(5.3, 1.2, 3), Case(-5.3, 1.2, 3)]
    public static double RemainderByWhatVaries(double x, double b, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            s %= 0.75 + (Math.Sin(b) * 0.5);
        return b * s;
    }

    [Differentiable, Covers(101), Case(-1.0, Expect = new[] { 2.0 }), Case(2.0)]
    public static double RootThatABranchDiscards(double x)
    {
        double s = Math.Sqrt(x);
        s *= x;
        double r;
        if (x < 0)
            r = 2 * x;
        else
            r = s;
        return r;
    }

    [Differentiable, Covers(101), Case(-1.0, Expect = new[] { 2.0 }), Case(2.0)]
    public static double LogarithmThatABranchDiscards(double x)
    {
        double s = x * Math.Log(x);
        double r;
        if (x <= 0)
            r = 2 * x;
        else
            r = s;
        return r;
    }

    [Differentiable, Covers(109), Case(3.0, Expect = new[] { 3.0 }, Smooth = false)]
    public static double DataOfACallee(double w) => Scaled(w, w);

    [Differentiable(nameof(w), nameof(x)), Covers(109), Case(2.0, new[] { 3.0, 5.0 }, Expect = new[] { 24.0, 16.0, 0.0 }, Smooth = false)]
    public static double ArrayThatACalleeTreatsAsData(double w, double[] x) => Total(w, x) * x[0];

    [Differentiable, Case(2.47337, 1.04137, Expect = new[] { 0.0, 0.0 }), Case(1.0, 6.0, Expect = new[] { 0.0, 1.0 })]
    public static double MagnitudeOfASum(double x, double b)
    {
        double third = 0.5 / 3.0;
        return Math.MaxMagnitude(b, 3 + third + 1) + 0 * x;
    }

    private static double Scaled(double w, [NoGradient] double x) => w * x;

    private static double Total(double w, [NoGradient] double[] x) => Sum(w, x);

    private static double Sum(double w, double[] x)
    {
        double sum = 0;
        foreach (double v in x)
            sum += w * v;
        return sum;
    }

    [Differentiable, Case(2.0, new[] { 3.0, 5.0 }, new[] { 7.0, 1.0 }, Expect = new[] { 16.0, 2, 2, 2, 2 })]
    public static double TwoSumsOfOneFactor(double x, double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += x * a[i];
        for (int i = 0; i < b.Length; i++)
            sum += x * b[i];
        return sum;
    }

    // The second array must be there again for its length, without what wrote it being run again.
    [Differentiable, Case(new[] { 2.5, 1.0 }, 1.5, 1), Case(new[] { 2.5, 1.0 }, 1.5, 0)]
    public static double LengthOfAWrittenArray([Written] Span<double> y, double x, int n)
    {
        if (n < 0)
            return 1;
        double[] t = [x, y[0]];
        if (n > 5)
            return 0;
        y[0] -= 1;
        t[7 % t.Length] *= x;
        return n == 0 ? y[0] * x : t[1] + y[0];
    }

    // What a branch has written before a loop is still there when the loop is reversed.
    [Differentiable, Case(0.7, 2), Case(0.7, 1)]
    public static double LoopsOverAnArrayOfABranch(double x, int n)
    {
        double r = x;
        if (n > 1)
        {
            double[] m = [x, 2 * x];
            foreach (double v in m)
            {
                for (int i = 3; i > 0; i--)
                    r = (m[0] * v) + (0.5 * r * r);
            }
        }

        return r;
    }

    // The inner loop saves for all iterations of the outer one, which can then not run a second time.
    [Differentiable, Case(0.7, 2), Case(0.7, 1)]
    public static double LoopsThatWriteAnArrayOfABranch(double x, int n)
    {
        if (n > 1)
        {
            double[] m = [x, 2];
            foreach (double v in m)
            {
                for (int i = 0; i < 3; i++)
                    m[0] *= v;
            }

            return m[0];
        }

        return x;
    }

    // A loop that never runs, over an array of code that never runs.
    [Differentiable, Case(0.7, Expect = new[] { 0.0 })]
    public static double LoopsThatNeverRun(double x) => AfterReturn(x) + (0 * x);

    private static double AfterReturn(double x)
    {
        if (true)
            return 0.25;
#pragma warning disable CS0162 // unreachable on purpose
        double[] m = [x];
        foreach (double v in m)
        {
            for (int i = 3; 0 > 0; i--)
                x = m[0] * v;
        }

        return x;
#pragma warning restore CS0162
    }

    // Only the length of the array is asked for in the loop; its elements are computed again in the reverse sweep.
    [Differentiable, Case(2, 0.3), Case(0, 0.3)]
    public static double LengthOfAnArrayInALoop(int n, double x)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double s = x;
            for (int j = 0; j < n; j++)
            {
                double[] t = [0, Math.Asin(Math.Sin(s)), 0];
                for (int k = t.Length; k >= 0; k--)
                {
                }
            }

            sum += s;
        }

        return sum;
    }

    // A loop of a branch that saves for the whole method, and one that would run again with what it has written.
    [Differentiable, Case(0.7f, 0.3f, 2), Case(0.7f, 0.3f, 0), Case(0.7f, 0.3f, -3)]
    public static float LoopsOfABranchThatShareAnArray(float x, float y, int n)
    {
        if (n < -1)
            return y;
        float[] t = new float[1 + (n & 3)];
        float s = t[0];
        for (int i = 0; i < n + 1; i++)
        {
            t[(n & 7) % t.Length] += t.Length * x;
            s = MathF.Atan(t[^1]) * MathF.Cbrt(y);
        }

        foreach (float v in t)
            x *= 1 + MathF.Pow(v, 3);
        return x * s;
    }

    // The inner loop asks for the length of an array that changes places.
    [Differentiable, Case(new[] { 1.0, 2 }, new[] { 0.5, -1 }, 0.7, 3), Case(new[] { 1.0, 2 }, new[] { 0.5, -1 }, 0.7, 0)]
    public static double SwappedAroundAnInnerLoop([Written] double[] a, [Written] double[] b, double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < b.Length; j++)
                b[j] = (a[j] * x) + b[j];
            (a, b) = (b, a);
        }

        return a[0] * a[1];
    }

    [Differentiable, Case(new[] { 1.0, 2 }, 0.7, true)]
    public static double ArrayOrException(double[] a, double x, bool b)
    {
        double[] t = b ? a : throw new InvalidOperationException();
        double[] u = !b ? throw new InvalidOperationException("b") : new[] { x, t[1] };
        return t[0] * x * u[1];
    }

    // A copy of an array, made in a branch of a branch that makes the array.
    [Differentiable, Case(0.7, 0.3, 1), Case(0.7, 1.3, 1), Case(0.7, 1.3, -1)]
    public static double CopyInABranchOfABranch(double x, double y, int n)
    {
        double result = x;
        if (n > 0)
        {
            double[] t = [x, y, x * y];
            if (y < 0.5)
            {
                result = y;
            }
            else if (t[2] >= 0.5)
            {
                double[] copy = t[..];
                for (int i = 0; i < copy.Length; i++)
                    copy[i] *= copy[^1];
                result = copy[0] * copy[1];
            }

            t[0] += y;
            result *= t[0];
        }

        return result;
    }

    // What the value and a partial share stays what the user wrote, to the last bit.
    [Differentiable, Case(-1.18463, new[] { 0.90837, 0.32537 }), Case(0.7, new[] { 0.32537 })]
    public static double PowerSharedWithAPartial(double x, double[] y) => Math.CopySign(Math.Pow(x, 3) - y[^1], -1);

    [Differentiable, Case(-1.18463, 2), Case(0.7, -1)]
    public static double PowerSharedInABranch(double x, int n) => n > 0 ? Math.Abs(Math.Pow(x, 3) - 2) : Math.Max(Math.Pow(x, 3) - 2, x);

    // The adjoints of what is cleared are cleared after the loop that adds to them.
    [Differentiable, Case(new[] { 1.5, 2.5 }, new[] { 1.0, 2 }, Expect = new[] { 0.0, 1, 0, 0 })]
    public static double ClearedBeforeItIsSummed([Written] double[] y, [Written] double[] a)
    {
        y[0] = 0;
        Array.Clear(a);
        double sum = y[1];
        foreach (double v in a)
            sum += v;
        return sum;
    }

    [Differentiable, Case(new[] { 1.5, 2.5 }, 0.5, Expect = new[] { 0.0, 0, 2 })]
    public static double FilledBeforeItIsSummed([Written] Span<double> a, double x)
    {
        a.Fill(x);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i];
        return sum;
    }

    // Buffers of each iteration, whose values are kept as the loop around the swap cannot run again.
    [Differentiable, Case(new[] { 0.5, -1.25 }, 0.75)]
    public static double BuffersWithEffects(double[] a, double x)
    {
        double s = 1;
        for (int k = 0; k < a.Length; k++)
        {
            double[] present = [x, a[k]], next = [0, 0];
            for (int i = 0; i < 3; i++)
            {
                next[0] = Math.Sin(present[1] * s);
                next[1] = present[0] * x;
                System.Diagnostics.Debug.WriteLine(i);
                (present, next) = (next, present);
            }

            s = Math.Cos(present[0] + present[1] * s);
        }

        return s;
    }

    [Differentiable, Case(new[] { 0.5, -1.25 }, 0.75)]
    public static double BuffersSwappedInTwoLoops(double[] a, double x)
    {
        double s = 1;
        for (int k = 0; k < a.Length; k++)
        {
            double[] present = [x, a[k]], next = [0, 0];
            for (int i = 0; i < 3; i++)
            {
                next[0] = Math.Sin(present[1] * s);
                next[1] = present[0] * x;
                System.Diagnostics.Debug.WriteLine(i);
                (present, next) = (next, present);
            }

            for (int i = 0; i < 2; i++)
            {
                next[0] = present[1] * s;
                next[1] = present[0] * present[1];
                (present, next) = (next, present);
            }

            s = Math.Cos(present[0] + present[1] * s);
        }

        return s;
    }

    // Tangents that the caller lets be read only, beside others.
    [Differentiable, Case(new[] { 0.5, -1.25 }, true), Case(new[] { 0.5, -1.25 }, false)]
    public static double NewArrayOrParameter(double[] x, bool b)
    {
        double[] made = [x[0] * 2, x[1]];
        double[] chosen = b ? made : x;
        return chosen[0] * chosen[1];
    }

    [Differentiable, Case(new[] { 0.5, -1.25 }, new[] { 2.0, 3 }, true), Case(new[] { 0.5, -1.25 }, new[] { 2.0, 3 }, false)]
    public static double WrittenOrReadParameter(double[] x, [Written] double[] y, bool b)
    {
        double[] chosen = b ? y : x;
        y[0] = 3;
        return chosen[0] * chosen[1];
    }

    [Differentiable, Case(new[] { 0.5, -1.25, 2 }, new[] { 2.0, 3, 0.25 })]
    public static double ParametersThatChangePlaces(double[] x, double[] y)
    {
        double[] current = x, next = y;
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += current[i] * s + current[i] * current[0];
            (current, next) = (next, current);
        }

        return s;
    }

    private static float Shifted(float x) => 1f % 1 + x + 1 + 1;

    // Which one is chosen is asked of the sum as the method has rounded it.
    [Differentiable, Case(-1.08463f, 2.15137f, Expect = new[] { 1 / 1.5, 0.0 }, Smooth = false)]
    public static float ChosenAfterRounding(float y, float b)
    {
        bool always = true;
        y++;
        y /= 1.5f;
        if (!always)
            return 0;
        return MathF.MinMagnitude(Shifted(y), b);
    }
}
