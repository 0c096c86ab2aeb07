using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Makes the sine and the cosine of the same number, one behind the other, one call.</summary>
internal static class Pairs
{
    public static EquatableArray<Code> In(EquatableArray<Code> block)
    {
        List<Code> all = [];
        foreach (Code code in block)
        {
            if (code is Assign cosine && all.LastOrDefault() is Assign sine && Both(sine, cosine) is { } pair)
                all[all.Count - 1] = pair;
            else
                all.Add(Inside(code));
        }

        return all.ToEquatableArray();
    }

    private static Code Inside(Code code) => code switch
    {
        Branch branch => branch with { Then = In(branch.Then), Else = In(branch.Else) },
        Loop loop => loop with { Body = In(loop.Body) },
        Repeat repeat => repeat with { Body = In(repeat.Body) },
        _ => code,
    };

    // sin = Math.Sin(x); cos = Math.Cos(x);   becomes   (sin, cos) = Math.SinCos(x);
    private static AssignPair? Both(Assign sine, Assign cosine) =>
        sine.Value is Call { Function.Name: nameof(LibraryFunctions.Sin) } first && cosine.Value is Call { Function.Name: nameof(LibraryFunctions.Cos) } second
        && LibraryFunctions.SinCos(first) is { } call && call == LibraryFunctions.SinCos(second)
        && sine.Variable != cosine.Variable && !Locals.Reads(second, sine.Variable)
            ? new AssignPair(sine.Variable, cosine.Variable, call)
            : null;
}
