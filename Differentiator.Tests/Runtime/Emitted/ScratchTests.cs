using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class ScratchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    public void Short_scratch_is_the_stack_memory(int length)
    {
        Span<double> stack = stackalloc double[8];
        using Scratch<double> scratch = new(length, stack);

        Assert.Equal(length, scratch.Span.Length);
        Assert.True(scratch.Span == stack[..length]);
    }

    [Fact]
    public void Long_scratch_has_exactly_the_length_asked_for()
    {
        using Scratch<double> scratch = new(1000, stackalloc double[8]);

        Assert.Equal(1000, scratch.Span.Length);
    }

    [Fact]
    public void Empty_scratch_needs_no_stack()
    {
        using Scratch<float> scratch = new(0, default);

        Assert.True(scratch.Span.IsEmpty);
    }

    [Fact]
    public void Disposed_array_is_rented_again_without_allocation()
    {
        Rent();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Rent();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Rent()
        {
            using Scratch<double> scratch = new(5000, default);
            scratch.Span[4999] = 1;
        }
    }

    [Fact]
    public void Second_dispose_returns_nothing()
    {
        Scratch<double> scratch = new(5000, default);
        scratch.Dispose();
        scratch.Dispose();

        using Scratch<double> first = new(5000, default);
        using Scratch<double> second = new(5000, default);
        Assert.False(first.Span.Overlaps(second.Span));
    }

    [Fact]
    public void A_negative_length_counts_as_none()
    {
        using Scratch<double> scratch = new(-1, stackalloc double[4]);

        Assert.True(scratch.Span.IsEmpty);
    }
}
