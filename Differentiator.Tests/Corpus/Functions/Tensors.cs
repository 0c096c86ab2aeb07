using System;
using System.Numerics.Tensors;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Functions of <c>TensorPrimitives</c> that write into memory, and reductions of what is there.</summary>
public static partial class Tensors
{
    [Differentiable, Case(new double[] { 0.5, -1, 2 }), Case(new double[0], Expect = new double[0]), Case(new double[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, -0.9, 1, -1.1 })]
    public static double SumOfExponentials(ReadOnlySpan<double> x)
    {
        Span<double> powers = new double[x.Length];
        TensorPrimitives.Exp(x, powers);
        return TensorPrimitives.Sum<double>(powers);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new double[] { 3, 1, -2 })]
    public static double LongerDestination(double[] x, double[] y)
    {
        double[] product = new double[x.Length + 2];
        product[^1] = x[0];
        TensorPrimitives.Multiply<double>(x, y, product);
        product[0] *= product[^1];
        return TensorPrimitives.SumOfSquares<double>(product);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 })]
    public static double InPlace([Written] Span<double> x)
    {
        TensorPrimitives.Tanh<double>(x, x);
        TensorPrimitives.Multiply<double>(x, x, x);
        TensorPrimitives.Sin<double>(x, x);
        return TensorPrimitives.Sum<double>(x);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2, 0.25 }, new double[] { 3, 1, -2, 1 }, 0.5)]
    public static double WrittenParameter(double[] x, [Written] Span<double> y, double a)
    {
        TensorPrimitives.MultiplyAdd<double>(x, a, y, y);
        return y[0] * y[1] + a * y[2];
    }

    [Differentiable, Case(new double[] { 0.5, -0.25, 1.5 }, new double[] { 0.5, -1, 2, 1 }, 3), Case(new double[] { 0.5 }, new double[] { 1, 2 }, 0)]
    public static double Layers(double[] weights, ReadOnlySpan<double> x, int count)
    {
        Span<double> hidden = x.ToArray();
        for (int k = 0; k < count; k++)
        {
            TensorPrimitives.Multiply(hidden, weights[k], hidden);
            TensorPrimitives.Add(hidden, weights[0], hidden);
            TensorPrimitives.Tanh<double>(hidden, hidden);
        }

        return TensorPrimitives.Norm<double>(hidden);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2, 0.25, 3 }, 3), Case(new double[] { 0.5, -1, 2, 0.25, 3 }, 0)]
    public static double MemoryOfEachIteration(double[] x, int count)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            double[] shifted = new double[x.Length], waves = new double[x.Length];
            TensorPrimitives.Add<double>(x, k, shifted);
            TensorPrimitives.SinCos<double>(shifted, waves, shifted);
            sum += TensorPrimitives.Dot<double>(waves, shifted) * x[k];
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2, 0.25, 3, -2 })]
    public static double HalvesOfOneBuffer(double[] x)
    {
        Span<double> buffer = new double[2 * x.Length];
        x.CopyTo(buffer);
        Span<double> first = buffer[..x.Length], second = buffer[x.Length..];
        TensorPrimitives.Exp<double>(first, second);
        TensorPrimitives.Multiply<double>(first, second, first);
        TensorPrimitives.Subtract<double>(first, second, second);
        return TensorPrimitives.SumOfSquares<double>(buffer);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, true), Case(new double[] { 0.5, -1, 2 }, false)]
    public static double Branches(double[] x, bool isPowers)
    {
        double[] y = new double[x.Length];
        if (isPowers)
            TensorPrimitives.Exp<double>(x, y);
        else
            TensorPrimitives.Cos<double>(x, y);
        return TensorPrimitives.SumOfSquares<double>(y) * x[0];
    }

    [Differentiable, Case(new double[] { 4, 1.5, 2 }, 3.0), Case(new double[] { 1, 1, 1 }, 30.0)]
    public static double UnknownCount(double[] x, [NoGradient] double bound)
    {
        Span<double> y = x.AsSpan().ToArray();
        double sum = 0;
        while (TensorPrimitives.Sum<double>(y) > bound)
        {
            TensorPrimitives.Sqrt<double>(y, y);
            TensorPrimitives.Subtract<double>(y, 0.25, y);
            sum += y[0] * y[1];
        }

        return sum + y[2];
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, 1.5)]
    public static double ThroughMethods(double[] x, double scale)
    {
        Span<double> y = stackalloc double[3];
        Scaled(x, scale * scale, y);
        Scaled(y, scale, y);
        return TensorPrimitives.Product<double>(y);
    }

    private static void Scaled(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        TensorPrimitives.Multiply(x, scale, y);
        TensorPrimitives.Reciprocal<double>(y, y);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new double[] { 3, 1, -2 })]
    public static double WithData([NoGradient] double[] x, [Written] double[] y)
    {
        TensorPrimitives.Multiply<double>(x, y, y);
        TensorPrimitives.Multiply<double>(y, y, y);
        return TensorPrimitives.Sum<double>(y);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 })]
    public static double ElementAsScalar([Written] double[] x)
    {
        TensorPrimitives.Multiply<double>(x, x[2], x);
        TensorPrimitives.Pow<double>(1.5, x, x);
        return x[0] * x[1] + x[2];
    }

    [Differentiable, Case(new double[] { 0, 2, -1 }, new double[] { 0, 2, 3 }, Smooth = false, Expect = new[] { 0.5, 1.5, -1, 0.5, 0.5, 1 })]
    public static double Kinks(double[] x, double[] y)
    {
        double[] magnitudes = new double[x.Length], larger = new double[x.Length];
        TensorPrimitives.Abs<double>(x, magnitudes);
        TensorPrimitives.Max<double>(x, y, larger);
        return TensorPrimitives.Sum<double>(magnitudes) + TensorPrimitives.Sum<double>(larger);
    }

    [Differentiable, Case(new double[] { 1, 2, 0.5, 3 }, 1.0, 2.0, Smooth = false, Expect = new[] { 1.0, 1, 0, 0, 1, 1 })]
    public static double AtBounds(double[] x, double low, double high)
    {
        double[] clamped = new double[x.Length];
        TensorPrimitives.Clamp<double>(x, low, high, clamped);
        return TensorPrimitives.Sum<double>(clamped);
    }

    [Differentiable, Case(new double[] { 0, 4 }, 1.0, Smooth = false, Expect = new[] { double.PositiveInfinity, 0.25, 2 }), Case(new double[] { 0, 4 }, 0.0, Smooth = false, Expect = new[] { 0.0, 0, 2 })]
    public static double RootsAtZero(double[] x, double scale)
    {
        double[] roots = new double[x.Length];
        TensorPrimitives.Sqrt<double>(x, roots);
        return scale * TensorPrimitives.Sum<double>(roots);
    }

    [Differentiable, Case(new double[] { 0.4, -1.2, 2.7 })]
    public static double FractionalParts(double[] x)
    {
        double[] whole = new double[x.Length], rest = new double[x.Length];
        TensorPrimitives.Floor<double>(x, whole);
        TensorPrimitives.Subtract<double>(x, whole, rest);
        TensorPrimitives.Round<double>(rest, 1, MidpointRounding.ToEven, whole);
        return TensorPrimitives.Dot<double>(rest, x) + whole[0];
    }

    [Differentiable, Case(new float[] { 0.5f, -1, 2 }, 0.5f)]
    public static float Single(ReadOnlySpan<float> x, float a)
    {
        Span<float> y = new float[x.Length];
        TensorPrimitives.Add(x, a, y);
        TensorPrimitives.Sigmoid(y, y);
        return TensorPrimitives.Sum(y);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new float[] { 1, -2, 3 })]
    public static double OtherPrecisions(double[] x, float[] y)
    {
        double[] wide = new double[y.Length], same = new double[x.Length];
        TensorPrimitives.ConvertChecked<float, double>(y, wide);
        TensorPrimitives.ConvertTruncating<double, double>(x, same);
        TensorPrimitives.Multiply<double>(same, wide, wide);
        return TensorPrimitives.SumOfSquares<double>(wide);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, 0.1, 5)]
    public static double WithinBudget(double[] x, double step, int count)
    {
        double[] y = new double[x.Length], slope = new double[x.Length];
        TensorPrimitives.Add<double>(x, 0.5, y);
        foreach (int k in Checkpoint.Range(count, 256))
        {
            TensorPrimitives.Sin<double>(y, slope);
            TensorPrimitives.MultiplyAdd<double>(slope, step, y, y);
        }

        return TensorPrimitives.SumOfSquares<double>(y);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, 3), Case(new double[] { 0.5, -1, 2 }, 0)]
    public static double ReductionsOfWhatIsWrittenAfterwards([Written] double[] x, int count)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            TensorPrimitives.Sin<double>(x, x);
            sum += TensorPrimitives.Norm<double>(x) * TensorPrimitives.Max<double>(x);
        }

        return sum + SpecialFunctions.LogSumExp(x);
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, 0.1, 4)]
    public static double ReductionsWithinBudget(double[] x, double step, int count)
    {
        double[] y = new double[x.Length];
        x.CopyTo(y.AsSpan());
        foreach (int k in Checkpoint.Range(count, 256))
        {
            double norm = TensorPrimitives.SumOfSquares<double>(y);
            TensorPrimitives.Multiply<double>(y, 1 - step * norm, y);
        }

        return y[0] * y[1] + y[2];
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 })]
    public static double ReductionBesideALoop(double[] x)
    {
        double sum = SpecialFunctions.LogSumExp(x);
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum + TensorPrimitives.Norm<double>(x);
    }

    [Differentiable, Case(new double[] { 1000, 1001, 999.5 }), Case(new double[] { 0.5, -1, 2 })]
    public static double Reductions(double[] x) =>
        SpecialFunctions.LogSumExp(x) * SpecialFunctions.SafeNorm(x) + TensorPrimitives.StdDev<double>(x) * TensorPrimitives.Max<double>(x);

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new double[] { 3, 1, -2 })]
    public static double Shares(double[] x, [Written] double[] y)
    {
        double[] shares = new double[x.Length + 1];
        TensorPrimitives.SoftMax<double>(x, shares);
        SpecialFunctions.Softmax(y, y);
        return TensorPrimitives.Dot<double>(shares.AsSpan(0, x.Length), y) * shares[0];
    }

    [Differentiable, Case(new double[] { 1000, 1001, 1002 }), Case(new double[] { 0.5 }), Case(new double[] { -800, 0, 3 })]
    public static double CrossEntropy(double[] x)
    {
        double[] shares = new double[x.Length];
        SpecialFunctions.Softmax(x, shares);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum -= Math.Log(shares[i] + 0.1) * (i + 1);
        return sum;
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, new double[] { 1, 2 }, Throws = typeof(ArgumentException))]
    public static double OtherLength(double[] x, double[] y)
    {
        double[] sum = new double[3];
        TensorPrimitives.Add<double>(x, y, sum);
        return sum[0];
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, Throws = typeof(ArgumentException))]
    public static double ShorterDestination(double[] x)
    {
        double[] y = new double[2];
        TensorPrimitives.Exp<double>(x, y);
        return y[0];
    }

    [Differentiable, Case(new double[] { 0.5, -1, 2 }, Throws = typeof(ArgumentException))]
    public static double Overlapping(double[] x)
    {
        double[] y = new double[x.Length + 1];
        x.CopyTo(y.AsSpan());
        TensorPrimitives.Exp<double>(y.AsSpan(0, 3), y.AsSpan(1));
        return y[0];
    }
}
