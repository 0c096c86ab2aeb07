using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>
/// Gives variables their final names: the user's first, then in order of appearance; a name that is taken in an
/// enclosing or enclosed block is numbered.
/// </summary>
internal sealed class Naming
{
    private readonly List<(Local Variable, int Block)> variables = [];
    private readonly List<int> parents = [-1];
    private readonly Dictionary<int, Local> final = [];
    private readonly HashSet<string> reserved;

    private Naming(EquatableArray<Code> body, IEnumerable<Local> parameters, IEnumerable<string> reservedNames)
    {
        reserved = [.. reservedNames];
        foreach (Local parameter in parameters)
        {
            final.Add(parameter.Id, parameter);
            reserved.Add(parameter.Name);
        }

        Collect(body, 0);
        foreach ((Local variable, int block) in variables.OrderBy(item => item.Variable.Role == LocalRole.Temporary))
            final.Add(variable.Id, variable with { Name = NameFor(variable, block) });
    }

    public static EquatableArray<Code> Of(EquatableArray<Code> body, IEnumerable<Local> parameters, IEnumerable<string> reservedNames)
    {
        var naming = new Naming(body, parameters, reservedNames);
        return Renaming.Of(body, variable => naming.final[variable.Id]);
    }

    private string NameFor(Local variable, int block)
    {
        HashSet<string> taken = [.. variables
            .Where(other => final.ContainsKey(other.Variable.Id) && (Encloses(other.Block, block) || Encloses(block, other.Block)))
            .Select(other => final[other.Variable.Id].Name)];
        string name = variable.Name;
        for (int number = 1; taken.Contains(name) || reserved.Contains(name); number++)
            name = variable.Name + number;
        return name;
    }

    private bool Encloses(int outer, int inner)
    {
        while (inner > outer)
            inner = parents[inner];
        return inner == outer;
    }

    private void Collect(EquatableArray<Code> body, int block)
    {
        foreach (Code code in body)
        {
            int inside = code is Loop ? NewBlock(block) : block;
            foreach (Local variable in DeclaredBy(code))
                variables.Add((variable, inside));
            foreach (EquatableArray<Code> inner in Occurrences.Blocks(code))
                Collect(inner, NewBlock(inside));
        }
    }

    private int NewBlock(int parent)
    {
        parents.Add(parent);
        return parents.Count - 1;
    }

    private static IEnumerable<Local> DeclaredBy(Code code) => code switch
    {
        Declare declare => declare.Declarators.Select(declarator => declarator.Variable),
        AssignPair pair => pair.Declared,
        DeclareScratch scratch => [scratch.Span, scratch.Owner],
        DeclareArray array => [array.Array],
        Loop loop => [loop.Index],
        _ => [],
    };
}
