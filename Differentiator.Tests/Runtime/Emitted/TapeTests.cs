using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class TapeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(128)]
    public void What_was_pushed_is_read_back_in_any_order(int stackLength)
    {
        using Tape<double> tape = new(stackalloc double[stackLength]);
        for (int k = 0; k < 5000; k++)
            tape.Push(k * 0.5);

        Assert.Equal(5000, tape.Count);
        for (int k = 4999; k >= 0; k--)
            Assert.Equal(k * 0.5, tape[k]);
    }

    [Fact]
    public void A_warm_tape_allocates_nothing()
    {
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Fill()
        {
            using Tape<float> tape = new(stackalloc float[16]);
            for (int k = 0; k < 3000; k++)
                tape.Push(k);
        }
    }

    [Fact]
    public void A_second_dispose_does_nothing()
    {
        Tape<int> tape = new(default);
        tape.Push(1);
        tape.Dispose();
        tape.Dispose();

        Assert.Equal(0, tape.Count);
    }
}
