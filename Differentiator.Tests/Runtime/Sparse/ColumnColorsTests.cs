using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Sparse;

/// <summary>Sparse Jacobians by directions of many columns.</summary>
public sealed class ColumnColorsTests
{
    private const int Size = 10;
    private static readonly ColumnColors Thirds = new([.. Enumerable.Range(0, Size).Select(column => column % 3)]);

    [Fact]
    public void A_band_of_three_columns_is_recovered_from_three_products()
    {
        double[,] dense = new double[Size, Size];
        SparseRows<double> jacobian = new(Size);
        for (int row = 0; row < Size; row++)
        {
            int[] columns = [.. Enumerable.Range(row - 1, 3).Where(column => column is >= 0 and < Size)];
            jacobian.AddBlock(rows: 1, columns);
            foreach (int column in columns)
                dense[row, column] = (10 * row) + column + 1;
        }

        double[] direction = new double[Size];
        for (int color = 0; color < Thirds.Count; color++)
        {
            Thirds.Seed(color, direction.AsSpan());
            double[] product = [.. Enumerable.Range(0, Size).Select(row => Enumerable.Range(0, Size).Sum(column => dense[row, column] * direction[column]))];
            Thirds.Recover(color, product, jacobian);
        }

        for (int row = 0; row < Size; row++)
        {
            for (int entry = jacobian.RowStarts[row]; entry < jacobian.RowStarts[row + 1]; entry++)
                Assert.Equal(dense[row, jacobian.ColumnIndices[entry]], jacobian.Values[entry]);
        }
    }

    [Fact]
    public void Directions_are_ones_where_the_color_is()
    {
        float[] direction = [5, 5, 5];

        new ColumnColors([1, 0, 1]).Seed(1, direction.AsSpan());

        Assert.Equal([1, 0, 1], direction);
    }

    [Fact]
    public void A_row_with_two_columns_of_a_color_is_refused()
    {
        SparseRows<double> jacobian = new(3);
        jacobian.AddBlock(rows: 1, [0, 2]);

        ArgumentException refused = Assert.Throws<ArgumentException>("jacobian", () => new ColumnColors([1, 0, 1]).Recover(1, [1.0], jacobian));

        Assert.Contains("columns 0 and 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        SparseRows<double> jacobian = new(3);
        ColumnColors colors = new([0, 1, 0]);

        Assert.Throws<ArgumentOutOfRangeException>("colors", () => new ColumnColors([0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("color", () => colors.Seed(2, new double[3].AsSpan()));
        Assert.Throws<ArgumentException>("direction", () => colors.Seed(0, new double[2].AsSpan()));
        Assert.Throws<ArgumentException>("tangent", () => colors.Recover(0, [1.0], jacobian));
        Assert.Throws<ArgumentException>("jacobian", () => colors.Recover(0, [], new SparseRows<double>(2)));
        Assert.Throws<ArgumentNullException>("jacobian", () => colors.Recover<double>(0, [], null!));
        Assert.Equal((0, 0), (new ColumnColors([]).Count, new ColumnColors([]).Columns));
    }
}
