using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Checked;

/// <summary>No gradient of the corpus is taken for a wrong one, at kinks and singular points neither.</summary>
public sealed class CheckedCorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. CorpusFamily.Names];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void No_right_gradient_is_refused(string family)
    {
        IReadOnlyList<ICorpusFunction> functions = CorpusFamily.Functions(new HarnessOptions { Verifies = true }, CorpusFamily.Sources(family), derivatives: Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp);
        List<string> refused = [];
        int calls = 0;
        foreach (ICorpusFunction function in functions)
        {
            foreach (CaseAttribute given in function.Method.GetCustomAttributes<CaseAttribute>().Where(given => given.Throws is null))
            {
                object[] arguments = Arguments.Of(function, given);
                try
                {
                    function.Gradient(Arguments.Clone(arguments), Arguments.Destinations(function, arguments, _ => double.NaN));
                    calls++;
                }
                catch (GradientCheckException wrong)
                {
                    refused.Add($"{function.Name}: {wrong.Message}");
                }
            }
        }

        output.WriteLine($"{calls} calls");
        Assert.Empty(refused);
    }
}
