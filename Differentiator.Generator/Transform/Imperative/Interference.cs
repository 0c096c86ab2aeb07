using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>
/// Which values are needed at the same time and so cannot share a variable: one backward walk with the set of values
/// still needed; each definition interferes with all of them, save the value that it copies.
/// </summary>
internal sealed class Interference
{
    private readonly HashSet<(int, int)> pairs = [];

    private Interference()
    {
    }

    public static Interference Of(Function function)
    {
        var interference = new Interference();
        interference.Walk(function);
        return interference;
    }

    public bool Between(int first, int second) => pairs.Contains(first < second ? (first, second) : (second, first));

    private void Walk(Function function)
    {
        HashSet<int> needed = [];
        for (int k = 0; k < function.Results.Count; k++)
            Add(needed, function.Results[k].Slot is { } slot ? [slot] : Locals.In(function.Body.Yields[k]));
        for (int k = 0; k < function.Results.Count; k++)
        {
            if (function.Results[k].Slot is { } slot)
                Define(slot, needed, function.Body.Yields[k]);
        }

        foreach (Result result in function.Results)
        {
            if (result.Slot is { } slot)
                needed.Remove(slot.Id);
        }

        Walk(function.Body, needed);
        Add(needed, function.Parameters.Select(parameter => parameter.Local));
        foreach (Parameter parameter in function.Parameters)
            Define(parameter.Local, needed);
    }

    /// <summary>Turns what is needed after the region into what is needed before it.</summary>
    private void Walk(Region region, HashSet<int> needed)
    {
        Add(needed, region.Yields.SelectMany(Locals.In));
        for (int k = region.Statements.Count - 1; k >= 0; k--)
            Walk(region.Statements[k], needed);
    }

    private void Walk(Stmt statement, HashSet<int> needed)
    {
        switch (statement)
        {
            case Let let:
                Define(let.Target, needed, let.Value);
                needed.Remove(let.Target.Id);
                Add(needed, Locals.In(let.Value));
                break;
            case Scratch scratch:
                Define(scratch.Span, needed);
                needed.Remove(scratch.Span.Id);
                Add(needed, statement.OwnExpressions().SelectMany(Locals.In));
                break;
            case Pop pop:
                Define(pop.Target, needed);
                needed.Remove(pop.Target.Id);
                Add(needed, [pop.Tape]);
                break;
            case Allocate allocation:
                Define(allocation.Array, needed);
                needed.Remove(allocation.Array.Id);
                Add(needed, Locals.In(statement));
                break;
            case Effect effect:
                if (effect.Target is { } target)
                {
                    Define(target, needed);
                    needed.Remove(target.Id);
                }

                Add(needed, Locals.In(effect.Code));
                break;
            case Invoke invoke:
                // What is passed by reference is set to zero before the arguments are read.
                Add(needed, Locals.In(statement));
                foreach (Local local in invoke.DefinedHere())
                    needed.Add(local.Id);
                foreach (Local local in invoke.DefinedHere())
                    Define(local, needed);
                foreach (Local local in invoke.DefinedHere())
                    needed.Remove(local.Id);
                break;
            case Store or Clear or Throw:
                Add(needed, Locals.In(statement));
                break;
            case If branch:
                Walk(branch, needed);
                break;
            case For loop:
                Walk(loop, needed);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // Each branch ends with (results) = (its yields).
    private void Walk(If branch, HashSet<int> needed)
    {
        for (int k = 0; k < branch.Results.Count; k++)
        {
            Define(branch.Results[k], needed, branch.Then.Yields[k]);
            Define(branch.Results[k], needed, branch.Else.Yields[k]);
        }

        foreach (Local result in branch.Results)
            needed.Remove(result.Id);
        HashSet<int> before = [.. needed];
        Walk(branch.Then, before);
        Walk(branch.Else, needed);
        needed.UnionWith(before);
        Add(needed, Locals.In(branch.Condition));
    }

    // (parameters) = (initials); for (..) { body; (parameters) = (yields); } (results) = (parameters);
    // What the body and the end of the range read from outside is needed until the last iteration.
    private void Walk(For loop, HashSet<int> needed)
    {
        foreach (Carried carried in loop.Carried)
            Define(carried.Result, needed, carried.Parameter);
        foreach (Carried carried in loop.Carried)
            needed.Remove(carried.Result.Id);

        Add(needed, Locals.In(loop.Body).Concat(loop.Range.Ends.Skip(1).Concat(loop.Repeated()).SelectMany(Locals.In)));
        needed.ExceptWith(loop.Body.AllStatements().SelectMany(inner => inner.DefinedHere()).Select(local => local.Id));
        needed.Remove(loop.Index.Id);
        Add(needed, loop.Carried.Select(carried => carried.Parameter));

        HashSet<int> entering = [.. needed];
        Add(entering, Locals.In(loop.Range.Start));
        Define(loop.Index, entering);
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Define(loop.Carried[k].Parameter, entering, loop.Carried[k].Initial);
            needed.Add(loop.Index.Id);
            Define(loop.Carried[k].Parameter, needed, loop.Body.Yields[k]);
        }

        foreach (Carried carried in loop.Carried)
            needed.Remove(carried.Parameter.Id);
        needed.Add(loop.Index.Id);
        Walk(loop.Body, needed);

        needed.Remove(loop.Index.Id);
        foreach (Carried carried in loop.Carried)
            needed.Remove(carried.Parameter.Id);
        Add(needed, loop.Range.Ends.SelectMany(Locals.In));
        Add(needed, loop.Carried.SelectMany(carried => Locals.In(carried.Initial)));
    }

    private void Define(Local target, HashSet<int> needed, Expr? copied = null)
    {
        foreach (int other in needed)
        {
            if (other != target.Id && other != (copied as Local)?.Id)
                pairs.Add(other < target.Id ? (other, target.Id) : (target.Id, other));
        }
    }

    private static void Add(HashSet<int> needed, IEnumerable<Local> locals) => needed.UnionWith(locals.Select(local => local.Id));
}
