using System.Linq;
using Differentiator.Benchmarks.Tables;
using Xunit;

namespace Differentiator.Tests.Benchmarks;

/// <summary>BenchmarkDotNet gets the forms that a case has.</summary>
public sealed class FormsTests
{
    [Theory]
    [InlineData("peers/Rosenbrock", nameof(Forms.HandWrittenFast), true)]
    [InlineData("kernels/j_lv", nameof(Forms.HandWrittenFast), false)]
    [InlineData("kernels/j_lv", nameof(Forms.Generated), true)]
    public void A_form_is_there_if_the_case_has_it(string key, string method, bool isThere) => Assert.Equal(isThere, new Forms(key).Has(method));

    [Fact]
    public void Every_case_is_in_one_class() => Assert.Empty(CaseBenchmarks.Cases.Intersect(LoopBenchmarks.Cases));
}
