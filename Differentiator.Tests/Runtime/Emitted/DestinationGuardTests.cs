using System;
using System.Runtime.InteropServices;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class DestinationGuardTests
{
    [Fact]
    public void Equal_length_passes() => DestinationGuard.Length(3, 3, "xGradient");

    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 3)]
    public void Wrong_length_names_the_parameter_and_both_lengths(int length, int expected)
    {
        ArgumentException exception =
            Assert.Throws<ArgumentException>("xGradient", () => DestinationGuard.Length(length, expected, "xGradient"));

        Assert.Contains($"is {length}; it must be {expected}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 4, 0, 4, true)] // the same
    [InlineData(0, 4, 3, 4, true)] // one element shared
    [InlineData(3, 4, 0, 4, true)]
    [InlineData(0, 8, 2, 1, true)] // inside
    [InlineData(2, 1, 0, 8, true)]
    [InlineData(0, 4, 4, 4, false)] // neighbours
    [InlineData(4, 4, 0, 4, false)]
    [InlineData(2, 0, 0, 8, false)] // empty
    [InlineData(0, 8, 2, 0, false)]
    [InlineData(2, 0, 2, 0, false)]
    public void Overlap_is_found(int start, int length, int otherStart, int otherLength, bool overlap)
    {
        double[] memory = new double[8];

        Exception? exception = Record.Exception(() => DestinationGuard.Disjoint(
            memory.AsSpan(start, length), "xGradient", memory.AsSpan(otherStart, otherLength), "x"));

        Assert.Equal(overlap, exception is ArgumentException);
    }

    [Fact]
    public void Overlap_names_both_parameters()
    {
        double[] memory = new double[8];

        ArgumentException exception = Assert.Throws<ArgumentException>(
            "xGradient", () => DestinationGuard.Disjoint<double, double>(memory, "xGradient", memory, "x"));

        Assert.Contains("'xGradient' overlaps 'x'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 4, true)]
    [InlineData(3, 1, true)]
    [InlineData(4, 4, false)]
    public void Overlap_of_different_element_types_is_found_by_bytes(int start, int length, bool overlap)
    {
        double[] memory = new double[8]; // 16 floats; the destination takes the doubles 2 and 3, the floats 4 to 7

        Exception? exception = Record.Exception(() => DestinationGuard.Disjoint(
            memory.AsSpan(2, 2), "gradient", MemoryMarshal.Cast<double, float>(memory).Slice(4 + start, length), "x"));

        Assert.Equal(overlap, exception is ArgumentException);
    }

    [Fact]
    public void Arrays_apart_pass() =>
        DestinationGuard.Disjoint<double, float>(new double[100], "gradient", new float[100], "x");
}
