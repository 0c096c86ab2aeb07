using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>The vector form of each rule gives every bit of the scalar form, whatever the length of the block.</summary>
public sealed class VectorFormTests
{
    public static TheoryData<int, int> Cases()
    {
        TheoryData<int, int> cases = [];
        for (int optimizer = 0; optimizer < AllOptimizers.Create<float>().Length; optimizer++)
        {
            foreach (int length in new[] { 1, 7, 8, 9, 15, 16, 17, 33, 100 })
            {
                cases.Add(optimizer, length);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Vector_form_equals_the_scalar_form(int optimizer, int length)
    {
        AssertSame<float>(optimizer, length);
        AssertSame<double>(optimizer, length);
    }

    private static void AssertSame<T>(int optimizer, int length)
        where T : struct, IFloatingPointIeee754<T>
    {
        IOptimizer<T> block = AllOptimizers.Create<T>()[optimizer];
        IOptimizer<T>[] singles = [.. Enumerable.Range(0, length).Select(_ => AllOptimizers.Create<T>()[optimizer])];
        T[] parameters = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(i - 3))];
        T[] expected = [.. parameters];
        for (int step = 0; step < 20; step++)
        {
            T[] gradient = [.. Enumerable.Range(0, length).Select(i => Gradient<T>(step, i))];
            block.Step(parameters, gradient);
            for (int i = 0; i < length; i++)
            {
                singles[i].Step(ref expected[i], gradient[i]);
            }
        }

        Assert.Equal(expected, parameters);
    }

    // Zeros, values at the edge of the subnormal numbers, an infinity and a NaN among ordinary numbers.
    private static T Gradient<T>(int step, int index)
        where T : struct, IFloatingPointIeee754<T> => index switch
        {
            2 => T.Zero,
            3 => T.CreateTruncating(step == 0 ? 1e-29 : 0),
            5 when step == 4 => T.PositiveInfinity,
            6 when step == 7 => T.NaN,
            8 => T.Epsilon,
            _ => T.CreateTruncating(Math.Sin(1 + step * 31 + index)),
        };
}
