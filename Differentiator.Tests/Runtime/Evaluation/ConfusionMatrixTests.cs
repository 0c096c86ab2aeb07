using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Evaluation;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Precision_goes_down_a_column_and_recall_along_a_row()
    {
        ConfusionMatrix confusion = Example();

        Assert.Equal(2, confusion[0, 0]);
        Assert.Equal(1, confusion[0, 1]);
        Assert.Equal(1, confusion.Precision(0));
        Assert.Equal(0.75, confusion.Precision(1));
        Assert.Equal(2 / 3.0, confusion.Recall(0));
        Assert.Equal(1, confusion.Recall(1));
        Assert.Equal(5 / 6.0, confusion.Accuracy);
        Assert.Equal(6, confusion.Total);
    }

    [Fact]
    public void The_table_shows_counts_and_shares() => Assert.Equal(
        """
                        0      1  2  recall
                0       2      1  0   66.7%
                1       0      3  0  100.0%
                2       0      0  0       -
        precision  100.0%  75.0%  -   83.3%

        """.ReplaceLineEndings("\n"),
        Example().ToString());

    [Fact]
    public void Rows_without_a_prediction_count_as_missed()
    {
        ConfusionMatrix confusion = new(2);
        confusion.Add([1, 0, float.NaN, 0], [0, 0]);

        Assert.Equal(1, confusion[0, Classification.None]);
        Assert.Equal((0.5, 1, 0.5), (confusion.Recall(0), confusion.Precision(0), confusion.Accuracy));
        Assert.Contains("none", confusion.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cleared_it_is_empty()
    {
        ConfusionMatrix confusion = Example();
        confusion.Add(0, Classification.None);
        confusion.Clear();

        Assert.Equal(new ConfusionMatrix(3).ToString(), confusion.ToString());
        Assert.Equal((0, double.NaN), (confusion.Total, confusion.Accuracy));
    }

    [Fact]
    public void Nothing_is_counted_if_a_label_does_not_fit()
    {
        ConfusionMatrix confusion = new(2);

        Assert.Throws<ArgumentOutOfRangeException>("labels", () => confusion.Add(new float[4], [0, 2]));
        Assert.Throws<ArgumentException>("logits", () => confusion.Add(new float[3], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => confusion.Add(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => confusion.Add(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(0));
        Assert.Equal(0, confusion.Total);
    }

    private static ConfusionMatrix Example()
    {
        ConfusionMatrix confusion = new(3);
        confusion.Add([9, 1, 0, 9, 1, 0, 1, 9, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0], [0, 0, 0, 1, 1, 1]);
        return confusion;
    }
}
