using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// The one forward data-flow solver: which locals a property spreads to, from given ones, along definitions, merges and
/// loops; conditions of branches and loops spread nothing.
/// </summary>
internal sealed class Propagation
{
    private readonly HashSet<int> reached;
    private readonly Func<Expr, Func<Local, bool>, bool> spreads;

    private readonly Memory memory;

    /// <summary>Parameters that are data, whatever is written into them.</summary>
    private readonly HashSet<int> data;

    private readonly bool includesModel;

    private Propagation(Function function, IEnumerable<Local> sources, Func<Expr, Func<Local, bool>, bool> spreads, bool includesModel)
    {
        this.includesModel = includesModel;
        memory = Memory.Of(function);
        data = [.. function.Parameters.Where(parameter => parameter.HasNoGradient).Select(parameter => parameter.Local.Id)];
        reached = [.. sources.Select(local => local.Id)];
        this.spreads = spreads;
    }

    /// <param name="spreads">Whether an expression has the property, given which locals have it.</param>
    /// <param name="includesModel">Whether what kernels compute with parameters of their own has the property.</param>
    public static Propagation Of(Function function, IEnumerable<Local> sources, Func<Expr, Func<Local, bool>, bool> spreads, bool includesModel = false)
    {
        Propagation propagation = new(function, sources, spreads, includesModel);

        // What a later statement writes may be read by an earlier one, in another iteration.
        int before;
        do
        {
            before = propagation.reached.Count;
            propagation.Visit(function.Body);
        }
        while (propagation.memory.IsAnyWritten && propagation.reached.Count > before);
        return propagation;
    }

    /// <summary>For arrays and spans: whether the property has spread to some of their elements.</summary>
    public bool Reaches(Local local) => local.Type.Element is null
        ? reached.Contains(local.Id)
        : memory.RootsOf(local).Any(root => reached.Contains(root.Id));

    public bool Reaches(Expr expr) => spreads(expr, Reaches);

    /// <summary>Gives a local that the function does not have the property of one that it has.</summary>
    public void Alike(Local added, Local of) => Mark(added, reached.Contains(of.Id));

    private void Visit(Region region)
    {
        foreach (Stmt statement in region.Statements)
            Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                Mark(let.Target, Reaches(let.Value));
                break;
            case If branch:
                Visit(branch.Then);
                Visit(branch.Else);
                for (int k = 0; k < branch.Results.Count; k++)
                    Mark(branch.Results[k], Reaches(branch.Then.Yields[k]) || Reaches(branch.Else.Yields[k]));
                break;
            case For loop:
                Visit(loop);
                break;
            case Effect { Target: { } target } effect:
                Mark(target, Reaches(effect.Code));
                break;
            case Store store:
                foreach (Local root in memory.RootsOf(store.Array))
                    Mark(root, Reaches(store.Value));
                break;
            case Invoke invoke:
                foreach (Local local in Given(invoke))
                    Mark(local, Reaches(invoke));
                break;
            case Pop pop:
                Mark(pop.Target, reached.Contains(pop.Tape.Id));
                break;
            case Clear or Scratch or Allocate or Effect or Throw:
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // Which of its results a derivative computes from which argument is not looked at.
    private IEnumerable<Local> Given(Invoke invoke) => invoke.IsData ? []
        : invoke.Nested is not null ? invoke.DefinedHere().Concat(invoke.Writes.SelectMany(memory.RootsOf))
        : invoke.Result is { } result ? [result]
        : [];

    private bool Reaches(Invoke invoke) => invoke.Kernel is { } kernel
        ? (includesModel && kernel.HasParameters) || invoke.Arguments.Where((argument, k) => (kernel.Accumulates[k] || kernel.LeavesOut(k)) && Reaches(argument)).Any()
        : invoke.Arguments.Any(Reaches);

    private void Visit(For loop)
    {
        Mark(loop.Index, loop.Range.Ends.Any(Reaches));
        foreach (Carried carried in loop.Carried)
            Mark(carried.Parameter, Reaches(carried.Initial));

        // A carried value may be reached only after several iterations through other carried values.
        int before;
        do
        {
            before = reached.Count;
            Visit(loop.Body);
            for (int k = 0; k < loop.Carried.Count; k++)
                Mark(loop.Carried[k].Parameter, Reaches(loop.Body.Yields[k]));
        }
        while (reached.Count > before);

        foreach (Carried carried in loop.Carried)
            Mark(carried.Result, Reaches((Local)carried.Parameter));
    }

    private void Mark(Local local, bool isReached)
    {
        if (isReached && !data.Contains(local.Id))
            reached.Add(local.Id);
    }
}
