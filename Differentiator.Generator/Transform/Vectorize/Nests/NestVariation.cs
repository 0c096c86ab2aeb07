using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>What differs from one iteration of a loop to the next, in the loops and branches inside of it too.</summary>
internal sealed class NestVariation
{
    private readonly NestMemory memory;
    private readonly HashSet<Local> varying;

    public NestVariation(For loop, NestMemory memory)
    {
        this.memory = memory;
        varying = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter)];
        int before;
        do
        {
            before = varying.Count;
            Visit(loop.Body);
        }
        while (varying.Count != before);
    }

    public bool Of(Expr expr) => expr switch
    {
        Local local => varying.Contains(local),
        Length => false,
        Load load => memory.AccessOf(load.Array) is NestAccess.Private or NestAccess.Element || load.Operands().Any(Of),
        _ => expr.Operands().Any(Of),
    };

    private void Visit(Region region)
    {
        foreach (Stmt statement in region.Statements)
            Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        foreach (Region region in statement.Regions())
            Visit(region);
        switch (statement)
        {
            case Let let when Of(let.Value):
                varying.Add(let.Target);
                break;
            case Pop pop when memory.AccessOf(pop.Tape) == NestAccess.Private:
                varying.Add(pop.Target);
                break;
            case If branch:
                for (int k = 0; k < branch.Results.Count; k++)
                {
                    if (Of(branch.Condition) || Of(branch.Then.Yields[k]) || Of(branch.Else.Yields[k]))
                        varying.Add(branch.Results[k]);
                }

                break;
            case For loop:
                for (int k = 0; k < loop.Carried.Count; k++)
                {
                    if (Of(loop.Carried[k].Initial) || Of(loop.Body.Yields[k]) || Of(loop.Carried[k].Parameter))
                        varying.UnionWith([loop.Carried[k].Parameter, loop.Carried[k].Result]);
                }

                break;
        }
    }
}
