using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class ChoiceTests
{
    private static readonly double[] Values = [0.0, -0.0, 1, -2, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Choices_are_the_operators()
    {
        foreach (double x in Values)
        {
            foreach (double y in Values)
            {
                Assert.Equal(x < y ? 3.0 : -4.0, Choice.IfLess(x, y, 3, -4));
                Assert.Equal(x > y ? 3.0 : -4.0, Choice.IfGreater(x, y, 3, -4));
                Assert.Equal(x <= y ? 3.0 : -4.0, Choice.IfLessOrEqual(x, y, 3, -4));
                Assert.Equal(x >= y ? 3.0 : -4.0, Choice.IfGreaterOrEqual(x, y, 3, -4));
                Assert.Equal(x == y ? 3.0 : -4.0, Choice.IfEqual(x, y, 3, -4));
                Assert.Equal(x != y ? 3.0 : -4.0, Choice.IfNotEqual(x, y, 3, -4));
            }
        }
    }

    [Fact]
    public void Choices_of_floats_are_the_operators()
    {
        foreach (float x in Array.ConvertAll(Values, value => (float)value))
        {
            foreach (float y in Array.ConvertAll(Values, value => (float)value))
            {
                Assert.Equal(x < y ? 3f : -4f, Choice.IfLess(x, y, 3f, -4f));
                Assert.Equal(x > y ? 3f : -4f, Choice.IfGreater(x, y, 3f, -4f));
                Assert.Equal(x <= y ? 3f : -4f, Choice.IfLessOrEqual(x, y, 3f, -4f));
                Assert.Equal(x >= y ? 3f : -4f, Choice.IfGreaterOrEqual(x, y, 3f, -4f));
                Assert.Equal(x == y ? 3f : -4f, Choice.IfEqual(x, y, 3f, -4f));
                Assert.Equal(x != y ? 3f : -4f, Choice.IfNotEqual(x, y, 3f, -4f));
            }
        }
    }

    [Fact]
    public void The_side_not_taken_may_be_NaN() => Assert.Equal(2, Choice.IfGreater(1, 0, 2, double.NaN));
}
