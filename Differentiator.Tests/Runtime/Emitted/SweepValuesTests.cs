using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class SweepValuesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(128)]
    public void What_the_first_sweep_keeps_the_others_take_in_the_same_order(int stackLength)
    {
        using SweepValues<double> values = new(stackalloc double[stackLength]);
        Assert.False(values.Begin());
        for (int k = 0; k < 5000; k++)
            values.Keep(k * 0.5);

        for (int sweep = 1; sweep < 4; sweep++)
        {
            Assert.True(values.Begin());
            for (int k = 0; k < 5000; k++)
                Assert.Equal(k * 0.5, values.Take());
        }
    }

    [Fact]
    public void A_first_sweep_may_keep_nothing()
    {
        using SweepValues<float> values = new([]);
        Assert.False(values.Begin());
        Assert.True(values.Begin());
    }

    [Fact]
    public void Warm_values_allocate_nothing()
    {
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Fill()
        {
            using SweepValues<float> values = new(stackalloc float[16]);
            for (int k = 0; k < 3000; k++)
                values.Keep(k);
        }
    }

    [Fact]
    public void A_second_dispose_does_nothing()
    {
        SweepValues<double> values = new([]);
        values.Keep(1);
        values.Dispose();
        values.Dispose();
        Assert.False(values.Begin());
    }
}
