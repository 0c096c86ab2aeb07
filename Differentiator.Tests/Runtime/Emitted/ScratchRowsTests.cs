using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class ScratchRowsTests
{
    [Fact]
    public void Rows_are_zeros_and_apart()
    {
        Fill();
        using ScratchRows<double> rows = new(100);
        for (int i = 0; i < 100; i++)
        {
            rows.Make(i, i * i);
            Assert.Equal(i * i, rows[i].Length);
            Assert.False(rows[i].ContainsAnyExcept(0));
            rows[i].Fill(i);
        }

        for (int i = 0; i < 100; i++)
            Assert.False(rows[i].ContainsAnyExcept(i));
        Assert.Equal(100, rows.Length);
    }

    [Fact]
    public void Copies_are_the_same_rows()
    {
        using ScratchRows<int> rows = new(2);
        ScratchRows<int> same = rows;
        rows.Make(0, 3);
        same.Make(1, 100);

        Assert.True(rows[0] == same[0]);
        Assert.True(rows[1] == same[1]);
        Assert.False(rows[0].Overlaps(rows[1]));
    }

    [Fact]
    public void Exceptions_are_those_of_jagged_arrays()
    {
        using ScratchRows<double> rows = new(2);
        ScratchRows<double> same = rows;
        rows.Make(1, 0);

        Assert.Equal(0, rows[1].Length);
        Assert.Throws<NullReferenceException>(() => same[0].Length);
        Assert.Throws<IndexOutOfRangeException>(() => same[2].Length);
        Assert.Throws<IndexOutOfRangeException>(() => same.Make(2, 1));
        Assert.Throws<OverflowException>(() => same.Make(0, -1));
        Assert.Throws<OverflowException>(() => new ScratchRows<double>(-1));
    }

    [Fact]
    public void Disposed_memory_is_used_again_without_allocation()
    {
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 20; k++)
            Fill();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Fill()
    {
        using ScratchRows<double> rows = new(100);
        for (int i = 0; i < 100; i++)
        {
            rows.Make(i, i * i);
            rows[i].Fill(-1);
        }
    }
}
