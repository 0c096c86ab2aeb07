using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Declares each variable in the innermost block that holds all of its uses, with its first value where it can.</summary>
internal sealed class Declarations
{
    private const int MostOnOneLine = 4;
    private readonly HashSet<int> declared;

    private readonly HashSet<int> reassigned;

    private Declarations(EquatableArray<Code> body, IEnumerable<Local> parameters)
    {
        declared = [.. parameters.Select(parameter => parameter.Id)];
        reassigned = [.. Assigned(body).GroupBy(variable => variable.Id).Where(group => group.Count() > 1).Select(group => group.Key)];
    }

    public static EquatableArray<Code> In(EquatableArray<Code> body, IEnumerable<Local> parameters) =>
        new Declarations(body, parameters).In(body);

    private static IEnumerable<Local> Assigned(EquatableArray<Code> body) => body.SelectMany(code => code is Assign { Variable.Type: SpanType } assign
        ? [assign.Variable]
        : Occurrences.Blocks(code).SelectMany(Assigned));

    private EquatableArray<Code> In(EquatableArray<Code> block)
    {
        HashSet<int> missing = NeededIn(block);
        declared.UnionWith(missing);
        List<Code> result = [];
        foreach (Code code in block)
        {
            Code line = code;
            if (code is AssignPair pair)
            {
                // (a, b) = e;   becomes   (double a, double b) = e;
                line = pair with { Declared = new[] { pair.First, pair.Second }.Where(variable => !Locals.Reads(pair.Value, variable) && missing.Remove(variable.Id)).ToEquatableArray() };
            }

            foreach (Local variable in Occurrences.All(code).Where(variable => missing.Remove(variable.Id)).ToList())
            {
                // t = e;   becomes   double t = e;
                if (code is Assign first && first.Variable == variable && !Locals.Reads(first.Value, variable))
                    line = Declare(variable, first.Value);
                else
                    result.Add(Declare(variable, null));
            }

            result.Add(Inside(line));
        }

        return Joined(result).ToEquatableArray();
    }

    private Code Inside(Code code) => code switch
    {
        Branch branch => branch with { Then = In(branch.Then), Else = In(branch.Else) },
        Loop loop => loop with { Body = In(loop.Body) },
        Repeat repeat => repeat with { Body = In(repeat.Body) },
        _ => code,
    };

    /// <summary>The undeclared variables that a line of the block mentions itself, or two blocks inside it do.</summary>
    private HashSet<int> NeededIn(EquatableArray<Code> block)
    {
        HashSet<int> needed = [], inside = [];
        foreach (Code code in block)
        {
            if (code is Loop loop)
                declared.Add(loop.Index.Id);
            if (code is DeclareScratch scratch)
                declared.UnionWith([scratch.Owner.Id, scratch.Span.Id]);
            if (code is DeclareArray array)
                declared.Add(array.Array.Id);
            needed.UnionWith(Occurrences.Direct(code).Select(variable => variable.Id));
            foreach (EquatableArray<Code> inner in Occurrences.Blocks(code))
            {
                HashSet<int> mentioned = [.. Occurrences.All(inner).Select(variable => variable.Id)];
                needed.UnionWith(mentioned.Where(inside.Contains));
                inside.UnionWith(mentioned);
            }
        }

        needed.ExceptWith(declared);
        return needed;
    }

    // double a = 0; double b = 0;   becomes   double a = 0, b = 0;
    private static List<Code> Joined(List<Code> block)
    {
        List<Code> result = [];
        foreach (Code code in block)
        {
            if (code is Declare next && result.LastOrDefault() is Declare last && MayJoin(last, next))
                result[result.Count - 1] = new Declare(last.Declarators.AddRange(next.Declarators));
            else
                result.Add(code);
        }

        return result;
    }

    private static bool MayJoin(Declare last, Declare next) =>
        last.Declarators.Count < MostOnOneLine
        && last.IsScoped == next.IsScoped
        && last.Declarators[0].Variable.Type == next.Declarators[0].Variable.Type
        && last.Declarators.Concat(next.Declarators).All(declarator => declarator.Value is null or FloatConstant or IntConstant or BoolConstant);

    private Declare Declare(Local variable, Expr? value) => new(EquatableArray.Of(new Declarator(variable, value)))
    {
        IsScoped = reassigned.Contains(variable.Id),
    };
}
