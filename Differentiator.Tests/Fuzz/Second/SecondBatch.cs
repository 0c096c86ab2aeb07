using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Tests.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Fuzz;

/// <summary>Compiles programs that are right in the first derivative once more, with products of the Hessian, and checks these.</summary>
internal static class SecondBatch
{
    public static void Check(IReadOnlyList<FuzzProgram> programs, TwinBatch twins, FuzzReport report, MutantReport? mutants)
    {
        try
        {
            List<(FuzzProgram Program, SyntaxTree Tree)> left = [.. programs.Select(program => (program, ProgramBatch.Parse(program, AllModes.Second)))];
            while (left.Count > 0 && !TryCompare(left, twins, report, mutants, out HashSet<string> gone))
                left.RemoveAll(each => gone.Contains(each.Program.TypeName));
        }
        catch (Xunit.Sdk.XunitException exception) when (programs.Count == 1)
        {
            report.Failures.Add(new FuzzFailure(programs[0], FailureKind.GeneratorThrew, $"second derivative: {exception.Message}"));
        }
        catch (Xunit.Sdk.XunitException)
        {
            Check([.. programs.Take(programs.Count / 2)], twins, report, mutants);
            Check([.. programs.Skip(programs.Count / 2)], twins, report, mutants);
        }
    }

    /// <param name="gone">Programs that fail before they run.</param>
    private static bool TryCompare(List<(FuzzProgram Program, SyntaxTree Tree)> programs, TwinBatch twins, FuzzReport report, MutantReport? mutants, out HashSet<string> gone)
    {
        gone = [];
        CSharpCompilation compilation = ProgramBatch.WithAdapters(programs);
        Task<CompiledBatch> without = Task.Run(() => CompiledBatch.Of(compilation, optimize: false));
        CompiledBatch optimized = CompiledBatch.Of(compilation, optimize: true), plain = without.GetAwaiter().GetResult();
        foreach (FuzzFailure failure in ProgramBatch.Failures(programs, optimized, "second derivative, optimized", MayRefuse)
            .Concat(ProgramBatch.Failures(programs, plain, "second derivative, not optimized", MayRefuse)))
        {
            if (gone.Add(failure.Program.TypeName))
                report.Failures.Add(failure);
        }

        if (gone.Count > 0)
            return false;
        Dictionary<string, ICorpusFunction> functions = optimized.Functions(), others = plain.Functions();
        foreach ((FuzzProgram program, _) in programs)
        {
            string name = $"{program.TypeName}.F";
            if (!functions.TryGetValue(name, out ICorpusFunction? function))
                continue;
            if (new SecondCheck(program, function, others[name], twins, report).Run() is { } failure)
                report.Failures.Add(failure);
            if (mutants is not null)
                new ProductMutants(program, function, twins, mutants).Run();
        }

        return true;
    }

    /// <summary>What second derivatives are not made of: what is written for the caller, calls that recur.</summary>
    public static bool MayRefuse(string message) => message.Contains("DIFF201") || message.Contains("DIFF115");
}
