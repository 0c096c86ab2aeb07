using System;
using System.Linq;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;
using Xunit;

namespace Differentiator.Tests.Benchmarks;

/// <summary>What the benchmarks measure is right: by hand, in vectors and emitted.</summary>
public sealed class RatioCaseTests
{
    public static TheoryData<string> Keys => new(AllCases.Registries.SelectMany(registry => registry.Create().Select(registry.Key)));

    [Theory]
    [MemberData(nameof(Keys))]
    public void All_forms_of_a_case_give_the_same_gradient(string key) => AllCases.Find(key)!.Verify();

    [Fact]
    public void Gradients_that_deviate_are_found()
    {
        double[] gradient = [1];
        RatioCase ratioCase = new("case", "");
        ratioCase.Add(Variants.HandWritten, () => gradient[0] = 1, () => gradient);
        ratioCase.Add(Variants.Generated, () => gradient[0] = 1.000001, () => gradient);

        Assert.Throws<InvalidOperationException>(ratioCase.Verify);
    }

    [Fact]
    public void What_is_not_written_is_found()
    {
        double[] gradient = [1];
        RatioCase ratioCase = new("case", "");
        ratioCase.Add(Variants.HandWritten, () => gradient[0] = 1, () => gradient);
        ratioCase.Add(Variants.Generated, () => 0, () => gradient);

        Assert.Throws<InvalidOperationException>(ratioCase.Verify);
    }
}
