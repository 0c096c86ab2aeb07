using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Differentiator.Tests.Corpus;

/// <summary>How much of the conformance list the corpus and the tests cover.</summary>
public sealed class ConformanceListTests(ConformanceListTests.Coverage coverage) : IClassFixture<ConformanceListTests.Coverage>
{
    [Fact]
    public void Every_program_is_covered_or_waits() => Assert.Empty(coverage.Missing.Except(ConformanceList.NotYet));

    [Fact]
    public void Nothing_that_is_covered_waits() => Assert.Empty(ConformanceList.NotYet.Except(coverage.Missing));

    [Fact]
    public void No_attribute_names_a_program_that_does_not_exist() =>
        Assert.All(ConformanceList.Covered(), number => Assert.InRange(number, 1, ConformanceList.Length));

    /// <summary>Says in the output of the test run how many programs are covered: xunit shows messages to its sink.</summary>
    public sealed class Coverage
    {
        public Coverage(IMessageSink sink)
        {
            Missing = [.. Enumerable.Range(1, ConformanceList.Length).Except(ConformanceList.Covered())];
            sink.OnMessage(new DiagnosticMessage(
                $"{ConformanceList.Length - Missing.Count} of {ConformanceList.Length} programs of the conformance list are covered; not covered: {string.Join(", ", Missing)}"));
        }

        /// <summary>The numbers that no attribute names.</summary>
        public IReadOnlyList<int> Missing { get; }
    }
}
