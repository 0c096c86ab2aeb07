using System;
using System.Linq;

namespace Differentiator.Tests.Fuzz;

/// <summary>Prints a program as functions of the corpus, with a case per point.</summary>
internal static class CorpusText
{
    public static string Write(FuzzProgram program)
    {
        string cases = string.Concat(program.Points.Select(point => $"[Case({string.Join(", ", point.Select(ProgramCheck.Show))})]\n"));
        int place = program.Members.LastIndexOf("[Differentiable", StringComparison.Ordinal);
        return place < 0 ? program.Members : program.Members.Insert(place, cases);
    }
}
