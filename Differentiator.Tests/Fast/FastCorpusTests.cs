using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Fast;

/// <summary>Every corpus function with <c>Fast</c> against the plain form, at its cases and at longer arrays, in which there are whole vectors.</summary>
public sealed class FastCorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. CorpusFamily.Names];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Fast_derivatives_are_the_plain_ones_up_to_rounding(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        IReadOnlyList<ICorpusFunction> plain = CorpusFamily.Functions(HarnessOptions.Default, sources);
        IReadOnlyList<ICorpusFunction> fast = CorpusFamily.Functions(HarnessOptions.Default, sources, isFast: true);
        var report = new CorpusReport(family) { Functions = plain.Count };

        for (int k = 0; k < plain.Count; k++)
        {
            foreach (CaseAttribute given in plain[k].Method.GetCustomAttributes<CaseAttribute>())
            {
                object[] arguments = Arguments.Of(plain[k], given);
                foreach (object[] longer in LongArguments.Of(plain[k], arguments))
                    new FastCheck(report, plain[k], fast[k], longer).Run();
            }
        }

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
    }

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Fast_second_derivatives_are_the_plain_ones_up_to_rounding(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        IReadOnlyList<ICorpusFunction> plain = CorpusFamily.Functions(HarnessOptions.Default, sources, derivatives: AllModes.Second);
        IReadOnlyList<ICorpusFunction> fast = CorpusFamily.Functions(HarnessOptions.Default, sources, derivatives: AllModes.Second, isFast: true);
        var report = new CorpusReport(family) { Functions = plain.Count };

        for (int k = 0; k < plain.Count; k++)
        {
            foreach (CaseAttribute given in plain[k].Method.GetCustomAttributes<CaseAttribute>().Where(given => given.Smooth))
            {
                object[] arguments = Arguments.Of(plain[k], given);
                foreach (object[] longer in LongArguments.Of(plain[k], arguments))
                    new FastCheck(report, plain[k], fast[k], longer).RunSecond();
            }
        }

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures.Take(40)));
    }
}
