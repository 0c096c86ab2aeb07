using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Frontend;

/// <summary>What the front end makes of the corpus computes, bit by bit, what the corpus computes.</summary>
public sealed class LoweredValueTests
{
    public static TheoryData<string> Families => [.. CorpusFamily.OfTheirOwn];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Lowered_functions_compute_the_same_values(string family)
    {
        HarnessOptions options = HarnessOptions.Default with { References = [References.To(typeof(CaseAttribute))] };
        Compilation compilation = GeneratorHarness.Compile(options, CorpusFamily.Sources(family));
        List<string> failures = [];
        foreach (ICorpusFunction function in CorpusFamily.Functions(HarnessOptions.Default, CorpusFamily.Sources(family), emitted: false))
        {
            IMethodSymbol method = compilation.GetTypeByMetadataName(function.Method.DeclaringType!.FullName!)!
                .GetMembers(function.Method.Name).OfType<IMethodSymbol>()
                .First(candidate => candidate.Parameters.Select(p => p.Name).SequenceEqual(function.Method.GetParameters().Select(p => p.Name)));
            FrontendResult result = MethodFrontend.Run(method, compilation, default);
            if (result.Model?.Function is not { } lowered)
            {
                failures.Add($"{function.Name}: {string.Join(", ", result.Diagnostics.Select(d => d.Message))}");
                continue;
            }

            Verifier.Check(lowered, "the front end");
            if (!LoweredValue.CanEvaluate(lowered))
                continue;
            foreach (CaseAttribute given in function.Method.GetCustomAttributes<CaseAttribute>().Where(given => given.Throws is null))
            {
                object[] arguments = Arguments.Of(function, given);
                double value = function.Value(Arguments.Clone(arguments));
                double computed = System.Convert.ToDouble(LoweredValue.Of(lowered, result.Model.Recursive, [.. arguments.Select(a => a is Enum ? a.ToString()! : a)]), null);
                if (!Deviation.IsBitwise(value, computed))
                    failures.Add($"{function.Name}({string.Join(", ", arguments)}): {value:R}, lowered {computed:R}");
            }
        }

        Assert.Empty(failures);
    }
}
