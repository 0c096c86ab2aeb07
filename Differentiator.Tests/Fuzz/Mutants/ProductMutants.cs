using System;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>Makes the products of a program's Hessian wrong where differences can tell, and asks the checks whether they see it.</summary>
internal sealed class ProductMutants(FuzzProgram program, ICorpusFunction function, TwinBatch twins, MutantReport report)
{
    private static readonly double[] Factors = [1.01, 0, -1];

    public void Run()
    {
        foreach (object[] point in program.Points)
        {
            var probe = new FuzzReport();
            SecondCheck check = Of(point, function, probe);

            // Below this a wrong product is as good as a right one: its terms are larger. Floats say little of a hundredth.
            if (program.UsesSingle || check.Run() is not null || probe.SecondDifferences == 0 || probe.SecondDifferencesSkipped > 0 || !(Math.Abs(check.Found) > 1e-3))
                continue;
            foreach (double factor in Factors)
            {
                report.Products++;
                report.ProductsCaught += Of(point, new WrongProduct(function, factor), new FuzzReport()).Run() is null ? 0 : 1;
            }
        }
    }

    private SecondCheck Of(object[] point, ICorpusFunction candidate, FuzzReport counts) => new(program with { Points = [point] }, candidate, candidate, twins, counts);
}
