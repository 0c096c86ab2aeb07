using System;
using System.Linq;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>Makes each partial of a program wrong in turn where differences can tell, and asks the checks of random programs whether they see it.</summary>
internal sealed class MutantCheck(FuzzProgram program, ICorpusFunction function, TwinBatch twins, MutantReport report)
{
    private static readonly Func<double, double>[] Wrong =
    [
        slope => slope * 1.01,
        slope => 0,
        slope => -slope,
        slope => slope + 0.01 + (0.01 * Math.Abs(slope)),
    ];

    public void Run()
    {
        foreach (object[] point in program.Points)
        {
            var probe = new FuzzReport();
            if (program.StopsGradients || Check(function, point, probe, byDifferences: false) is not null || probe.PointsSkipped + probe.Singular + probe.DifferencesSkipped > 0)
                continue;
            Array[] right = Arguments.Destinations(function, point, _ => 0);
            function.Gradient(point, right);
            double[] gradient = Arguments.Flatten(right);
            for (int i = 0; i < gradient.Length; i++)
                TryAll(point, i, gradient[i]);
        }
    }

    private void TryAll(object[] point, int partial, double slope)
    {
        // Below this a wrong partial is as good as a right one: its terms are larger, or it is 0 times 1.01.
        foreach (Func<double, double> wrong in Wrong.Where(wrong => Math.Abs(wrong(slope) - slope) > 1e-3))
        {
            var mutant = new WrongFunction(function, partial, wrong);
            report.Mutants++;
            report.Caught += Check(mutant, point, new FuzzReport(), byDifferences: false) is null ? 0 : 1;
            report.CaughtByDifferences += Check(mutant, point, new FuzzReport(), byDifferences: true) is null ? 0 : 1;
        }
    }

    private FuzzFailure? Check(ICorpusFunction candidate, object[] point, FuzzReport counts, bool byDifferences) =>
        new ProgramCheck(program with { Points = [point] }, candidate, candidate, twins, counts) { ByDifferencesOnly = byDifferences }.Run();
}
