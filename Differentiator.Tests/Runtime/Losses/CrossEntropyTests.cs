using System;
using System.Linq;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Losses;

/// <summary>Cross entropy over logits.</summary>
public sealed class CrossEntropyTests
{
    // One block of rows, several of them, and a row that is longer than a block.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(5, 10)]
    [InlineData(2, 200)]
    [InlineData(120, 10)]
    [InlineData(2, 700)]
    public void Value_and_derivative_are_those_of_the_formula(int rows, int classes)
    {
        const float factor = 1.75f;
        Matrix logits = Reference.Sample(rows, classes, 1), gradient = Reference.Accumulator(logits);
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row * 7 % classes)];
        double Formula(double[][] a) => Enumerable.Range(0, rows).Average(row =>
        {
            double[] elements = a[0][(row * classes)..((row + 1) * classes)];
            return Math.Log(elements.Sum(Math.Exp)) - elements[labels[row]];
        });
        Reference.AssertClose([Formula([Reference.Doubles(logits)])], [Differentiator.Losses.CrossEntropy(logits, labels)], 1e-6);
        double[] expected = Reference.Gradient(a => [Formula(a)], [logits], 0, new Matrix([factor], 1, 1));
        Differentiator.Losses.CrossEntropyVjp(logits, labels, factor, gradient);
        Reference.AssertAdded(expected, gradient, 1e-6);
        Differentiator.Losses.CrossEntropyVjp(logits, labels, factor, default);
    }

    [Theory]
    [InlineData(0, 0f, new float[] { 0, 0, 0 })]
    [InlineData(1, 2000f, new float[] { 1, -1, 0 })]
    [InlineData(2, 1000f, new float[] { 1, 0, -1 })]
    public void Large_logits_give_finite_losses_and_derivatives(int label, float loss, float[] expected)
    {
        Matrix logits = new([1000, -1000, 0], 1, 3), gradient = new(1, 3);
        Assert.Equal(loss, Differentiator.Losses.CrossEntropy(logits, [label]));
        Differentiator.Losses.CrossEntropyVjp(logits, [label], 1, gradient);
        Assert.Equal(expected, gradient.Span.ToArray());
    }

    [Fact]
    public void A_confident_row_keeps_the_digits_of_its_derivative()
    {
        Matrix logits = new([30, 0], 1, 2), gradient = new(1, 2);
        Differentiator.Losses.CrossEntropyVjp(logits, [0], 1, gradient);
        Assert.Equal(9.357622968839299e-14, gradient[0, 1], 1e-18);
        Assert.Equal(-9.357622968839299e-14, gradient[0, 0], 1e-16);
    }

    [Fact]
    public void Nan_is_not_masked() =>
        Assert.True(float.IsNaN(Differentiator.Losses.CrossEntropy(new Matrix([1, float.NaN, 2], 1, 3), [0])));

    [Fact]
    public void Nothing_is_allocated()
    {
        Matrix logits = Reference.Sample(8, 10, 1), gradient = Reference.Accumulator(logits);
        int[] labels = new int[8];
        Measure(logits, labels, gradient);
        Measure(logits, labels, gradient);
        Assert.Equal(0, Measure(logits, labels, gradient));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Matrix logits = new(2, 3);
        Assert.Throws<ArgumentException>("logits", () => Differentiator.Losses.CrossEntropy(default, []));
        Assert.Throws<ArgumentException>("labels", () => Differentiator.Losses.CrossEntropy(logits, [0]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Differentiator.Losses.CrossEntropy(logits, [0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Differentiator.Losses.CrossEntropy(logits, [-1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Differentiator.Losses.CrossEntropyVjp(logits, [-1, 0], 1, logits));
        Assert.Throws<ArgumentException>("logitsGradient", () => Differentiator.Losses.CrossEntropyVjp(logits, [0, 0], 1, new Matrix(3, 2)));
    }

    private static long Measure(Matrix logits, int[] labels, Matrix gradient)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        float loss = Differentiator.Losses.CrossEntropy(logits, labels);
        Differentiator.Losses.CrossEntropyVjp(logits, labels, loss, gradient);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
