using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Corpus;

/// <summary>How much of the conformance list the corpus and the tests cover.</summary>
public sealed class ConformanceListTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_program_is_covered_or_waits()
    {
        int[] missing = [.. Enumerable.Range(1, ConformanceList.Length).Except(ConformanceList.Covered())];
        output.WriteLine($"{ConformanceList.Length - missing.Length} of {ConformanceList.Length} programs are covered; not covered: {string.Join(", ", missing)}");
        Assert.Empty(missing.Except(ConformanceList.NotYet));
    }

    [Fact]
    public void No_attribute_names_a_program_that_does_not_exist() =>
        Assert.All(ConformanceList.Covered(), number => Assert.InRange(number, 1, ConformanceList.Length));
}
