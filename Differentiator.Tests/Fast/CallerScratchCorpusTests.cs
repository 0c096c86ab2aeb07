using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Fast;

/// <summary>Every corpus function in scratch memory of its caller, exactly as long as is said, against the plain form.</summary>
public sealed class CallerScratchCorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. CorpusFamily.Names.Except(["VirtualCalls"])];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Derivatives_in_the_callers_memory_are_the_plain_ones(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        IReadOnlyList<ICorpusFunction> plain = CorpusFamily.Functions(HarnessOptions.Default, sources);
        IReadOnlyList<ICorpusFunction> given = CorpusFamily.Functions(HarnessOptions.Default, sources, takesScratch: true);
        var report = new CorpusReport(family) { Functions = plain.Count };

        for (int k = 0; k < plain.Count; k++)
        {
            foreach (CaseAttribute each in plain[k].Method.GetCustomAttributes<CaseAttribute>())
            {
                foreach (object[] longer in LongArguments.Of(plain[k], Arguments.Of(plain[k], each)))
                    new FastCheck(report, plain[k], given[k], longer, isExact: true).Run();
            }
        }

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
    }
}
