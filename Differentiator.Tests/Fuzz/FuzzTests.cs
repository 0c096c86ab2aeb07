using System.IO;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Fuzz;

/// <summary>A fixed batch of random programs; <see cref="FuzzCommand"/> runs as many as one likes.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_programs_are_differentiated_rightly(int seed)
    {
        var report = new FuzzReport();
        ProgramBatch.Run([.. Enumerable.Range(0, 75).Select(number => ProgramWriter.Write((ulong)seed, number))], report);
        output.WriteLine(report.ToString());
        Assert.Empty(report.Invalid);
        Assert.True(report.Failures.Count == 0, string.Join("\n\n", report.Failures.Select(f => $"{f.Kind}: {f.Message}\n{CorpusText.Write(f.Program)}")));
    }

    /// <summary>What keeps differences from false alarms must not keep them from alarms.</summary>
    [Fact]
    public void Wrong_gradients_and_products_of_Hessians_are_caught()
    {
        var mutants = new MutantReport();
        ProgramBatch.Run([.. Enumerable.Range(0, 40).Select(number => ProgramWriter.Write(4, number))], new FuzzReport(), mutants);
        output.WriteLine(mutants.ToString());
        Assert.True(mutants is { Share: > 0.99, ShareByDifferences: > 0.95, ShareOfProducts: > 0.95 }, mutants.ToString());
    }

    [Fact]
    public void Random_syntax_neither_makes_the_generator_throw_nor_breaks_what_it_emits()
    {
        var text = new StringWriter();
        Assert.True(SyntaxBatch.Run(1, 0, 400, text) == 0, text.ToString());
    }
}
