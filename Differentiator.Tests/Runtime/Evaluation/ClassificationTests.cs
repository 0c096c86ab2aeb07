using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Evaluation;

public sealed class ClassificationTests
{
    [Theory]
    [InlineData(new[] { 1f, 3, 2 }, 1)]
    [InlineData(new[] { 3f, 1, 3 }, 0)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 0f, float.PositiveInfinity }, 1)]
    [InlineData(new[] { 5f, float.NaN, 7 }, Classification.None)]
    [InlineData(new float[0], Classification.None)]
    public void The_first_largest_logit_is_predicted(float[] logits, int expected) =>
        Assert.Equal(expected, Classification.Predict(logits));

    [Fact]
    public void Accuracy_is_the_share_of_right_rows()
    {
        float[] logits = [1, 0, 0, 1, 1, 0, float.NaN, 0];

        Assert.Equal(2, Classification.CountCorrect(logits, 2, [0, 0, 0, 0]));
        Assert.Equal(0.5, Classification.Accuracy(logits, 2, [0, 0, 0, 0]));
        Assert.Equal(double.NaN, Classification.Accuracy([], 2, []));
    }

    [Fact]
    public void Lengths_and_labels_must_fit()
    {
        Assert.Throws<ArgumentException>("logits", () => Classification.Accuracy(new float[5], 2, [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Classification.Accuracy(new float[4], 2, [0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Classification.Accuracy([], 0, []));
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        float[] logits = new float[1000];
        int[] labels = new int[100];
        ConfusionMatrix confusion = new(10);
        confusion.Add(logits, labels);
        long before = GC.GetAllocatedBytesForCurrentThread();

        int correct = Classification.CountCorrect(logits, 10, labels);
        confusion.Add(logits, labels);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(100, correct);
    }
}
