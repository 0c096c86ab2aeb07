using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Sparse;

/// <summary>Matrices in compressed rows, from dense blocks.</summary>
public sealed class SparseRowsTests
{
    [Fact]
    public void Blocks_lie_behind_each_other()
    {
        SparseRows<double> matrix = new(columns: 5);

        Assert.Equal(0, matrix.AddBlock(rows: 2, [0, 3]));
        Assert.Equal(1, matrix.AddBlock(rows: 1, [4, 1, 2]));
        new double[] { 1, 2, 3, 4 }.CopyTo(matrix.Block(0));
        new double[] { 5, 6, 7 }.CopyTo(matrix.Block(1));

        Assert.Equal((3, 5, 2), (matrix.Rows, matrix.Columns, matrix.Blocks));
        Assert.Equal([0, 2, 4, 7], matrix.RowStarts.ToArray());
        Assert.Equal([0, 3, 0, 3, 4, 1, 2], matrix.ColumnIndices.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], matrix.Values.ToArray());
    }

    [Fact]
    public void Values_are_zero_at_first_also_in_blocks_that_come_later()
    {
        SparseRows<float> matrix = new(columns: 2);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal([0, 0], matrix.Block(matrix.AddBlock(rows: 1, [0, 1])).ToArray());
            matrix.Values.Fill(1);
        }
    }

    [Fact]
    public void A_block_may_have_no_columns_and_a_matrix_no_rows()
    {
        SparseRows<double> matrix = new(columns: 0);
        Assert.Equal([0], matrix.RowStarts.ToArray());

        matrix.AddBlock(rows: 3, []);

        Assert.Equal([0, 0, 0, 0], matrix.RowStarts.ToArray());
        Assert.True(matrix.Block(0).IsEmpty);
    }

    [Fact]
    public void What_is_wrong_is_refused_and_changes_nothing()
    {
        SparseRows<double> matrix = new(columns: 3);
        matrix.AddBlock(rows: 1, [0, 1]);

        Assert.Throws<ArgumentOutOfRangeException>("columns", () => new SparseRows<double>(-1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => matrix.AddBlock(rows: 0, [0]));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => matrix.AddBlock(rows: 1, [0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => matrix.AddBlock(rows: 1, [-1]));
        Assert.Throws<ArgumentException>("columns", () => matrix.AddBlock(rows: 1, [2, 0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("block", () => matrix.Block(1).Length);
        Assert.Throws<ArgumentOutOfRangeException>("block", () => matrix.Block(-1).Length);
        Assert.Equal([0, 2], matrix.RowStarts.ToArray());
        Assert.Equal(1, matrix.AddBlock(rows: 1, [2, 0]));
    }

    [Fact]
    public void Values_are_written_again_without_allocation()
    {
        SparseRows<double> matrix = new(columns: 100);
        for (int i = 0; i < 99; i++)
            matrix.AddBlock(rows: 2, [i, i + 1]);
        Refill();

        // A collection, which other tests cause, counts the rest of a thread's buffer as allocated: not in every round.
        Assert.Contains(Enumerable.Range(0, 5), _ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refill();
            return GC.GetAllocatedBytesForCurrentThread() == before;
        });

        void Refill()
        {
            for (int i = 0; i < matrix.Blocks; i++)
                matrix.Block(i).Fill(i);
        }
    }
}
