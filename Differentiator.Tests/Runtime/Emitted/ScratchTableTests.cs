using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class ScratchTableTests
{
    [Fact]
    public void Elements_are_zeros_and_apart()
    {
        for (int k = 0; k < 3; k++)
        {
            using ScratchTable<double> two = new(3, 4), three = new(2, 3, 4), four = new(2, 3, 4, 5);
            for (int i = 0; i < 24; i++)
            {
                Assert.Equal(0, two[i % 3, i / 6] + three[i % 2, i / 2 % 3, i / 6] + four[i % 2, i / 2 % 3, i / 6, k]);
                three[i % 2, i / 2 % 3, i / 6] = four[i % 2, i / 2 % 3, i / 6, k] = i + 1;
            }

            for (int i = 0; i < 12; i++)
                two[i % 3, i / 3] = i + 1;
            for (int i = 0; i < 12; i++)
                Assert.Equal(i + 1, two[i % 3, i / 3]);
            for (int i = 0; i < 24; i++)
                Assert.Equal(2 * (i + 1), three[i % 2, i / 2 % 3, i / 6] + four[i % 2, i / 2 % 3, i / 6, k]);
            two.Clear();
            Assert.Equal(0, two[2, 3]);
        }
    }

    [Fact]
    public void Lengths_are_those_of_the_array()
    {
        using ScratchTable<float> table = new(2, 3, 4, 5);

        Assert.Equal((120, 2, 3, 4, 5), (table.Length, table.GetLength(0), table.GetLength(1), table.GetLength(2), table.GetLength(3)));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Indices_outside_throw(int i, int j)
    {
        using ScratchTable<double> table = new(3, 4), rows = new(3, 4, 2);
        (ScratchTable<double> two, ScratchTable<double> three) = (table, rows);

        Assert.Throws<IndexOutOfRangeException>(() => two[i, j]);
        Assert.Throws<IndexOutOfRangeException>(() => three[i, j, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => three[0, 0, 2]);
    }

    [Fact]
    public void Negative_lengths_overflow()
    {
        Assert.Throws<OverflowException>(() => new ScratchTable<double>(-1, -1));
        Assert.Throws<OverflowException>(() => new ScratchTable<double>(1 << 20, 1 << 20));
    }
}
