using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Lists the values of a function and the pairs of them that are copies of each other.</summary>
internal sealed class Values
{
    private readonly Dictionary<int, Value> byId = [];
    private readonly List<Value> inOrder = [];
    private readonly List<(Local First, Local Second)> copies = [];
    private readonly List<int> block = [];
    private int blocks;

    private Values()
    {
    }

    public IReadOnlyList<Value> InOrder => inOrder;

    /// <summary>Pairs that should share a variable, so that no copy has to be written.</summary>
    public IReadOnlyList<(Local First, Local Second)> Copies => copies;

    public Value this[Local local] => byId[local.Id];

    public static Values Of(Function function)
    {
        var values = new Values();
        foreach (Parameter parameter in function.Parameters)
            values.Define(parameter.Local, ValueRank.Parameter);
        values.Enter(function.Body);
        for (int k = 0; k < function.Results.Count; k++)
            values.Read(function.Body.Yields[k], function.Body.Yields[k] is Local ? function.Results[k].Slot : null);
        return values;
    }

    private void Enter(Region region)
    {
        block.Add(blocks++);
        foreach (Stmt statement in region.Statements)
            Enter(statement);
        block.RemoveAt(block.Count - 1);
    }

    private void Enter(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                Define(let.Target, let.Target.Type.Element is null ? ValueRank.Temporary : ValueRank.Fixed);
                Read(let.Value, let.Target);
                Copy(let.Target, let.Value);
                break;
            case Scratch scratch:
                Define(scratch.Span, ValueRank.Fixed);
                foreach (Expr count in scratch.OwnExpressions())
                    Read(count, null);
                break;
            case Pop pop:
                Define(pop.Target, ValueRank.Temporary);
                Read(pop.Tape, null);
                break;
            case Allocate allocation:
                Define(allocation.Array, ValueRank.Fixed);
                foreach (Expr length in allocation.Lengths)
                    Read(length, null);
                break;
            case Effect effect:
                if (effect.Target is { } target)
                    Define(target, ValueRank.Temporary);
                Read(effect.Code, null);
                break;
            case Invoke invoke:
                foreach (Local local in invoke.DefinedHere())
                    Define(local, ValueRank.Temporary);
                foreach (Expr argument in invoke.OwnExpressions())
                    Read(argument, null);
                break;
            case Store or Clear or Throw:
                foreach (Local local in Locals.In(statement))
                    this[local].Readers.Add(null);
                break;
            case If branch:
                Enter(branch);
                break;
            case For loop:
                Enter(loop);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private void Enter(If branch)
    {
        Read(branch.Condition, null);
        foreach (Local result in branch.Results)
            Define(result, ValueRank.Merged);
        foreach (Region region in new[] { branch.Then, branch.Else })
        {
            Enter(region);
            for (int k = 0; k < branch.Results.Count; k++)
            {
                Read(region.Yields[k], branch.Results[k]);
                Copy(branch.Results[k], region.Yields[k]);
            }
        }
    }

    private void Enter(For loop)
    {
        foreach (Expr end in loop.Range.Ends)
            Read(end, null);
        Define(loop.Index, ValueRank.Fixed);
        foreach (Carried carried in loop.Carried)
        {
            Define(carried.Parameter, ValueRank.Carried);
            Define(carried.Result, ValueRank.Carried);
            Read(carried.Initial, carried.Parameter);
            Copy(carried.Parameter, carried.Result);
        }

        foreach (Expr condition in loop.Repeated())
            Read(condition, null);
        Enter(loop.Body);
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Read(loop.Body.Yields[k], loop.Carried[k].Parameter);
            Copy(loop.Carried[k].Parameter, loop.Body.Yields[k]);
        }

        foreach (Carried carried in loop.Carried)
            Copy(carried.Parameter, carried.Initial);
    }

    private void Define(Local local, ValueRank rank)
    {
        if (local.Role == LocalRole.User && rank is ValueRank.Temporary or ValueRank.Merged)
            rank = ValueRank.User;
        var value = new Value(local, rank, inOrder.Count, block.ToArray());
        byId.Add(local.Id, value);
        inOrder.Add(value);
    }

    private void Read(Expr expr, Local? reader)
    {
        foreach (Local local in Locals.In(expr))
            this[local].Readers.Add(reader);
    }

    private void Copy(Local target, Expr value)
    {
        if (value is Local source)
            copies.Add((target, source));
    }
}
