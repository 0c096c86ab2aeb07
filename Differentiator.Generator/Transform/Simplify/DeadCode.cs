using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Removes what neither a result nor a destination depends on.</summary>
internal sealed class DeadCode
{
    private readonly HashSet<Local> live = [];
    private readonly HashSet<Local> parameters;
    private readonly Memory memory;

    private DeadCode(IEnumerable<Local> parameters, Memory memory)
    {
        this.parameters = [.. parameters];
        this.memory = memory;
    }

    public static Function Apply(Function function)
    {
        DeadCode pass = new(function.Parameters.Select(parameter => parameter.Local), Memory.Of(function));
        int before;
        do
        {
            before = pass.live.Count;
            pass.Read(function.Body.Yields);
            pass.Mark(function.Body);
        }
        while (pass.live.Count > before);
        return function with { Body = pass.Sweep(function.Body) };
    }

    /// <summary>The loop without what neither <paramref name="reads"/> nor its own later iterations depend on.</summary>
    /// <param name="reads">What is read of the loop's values and of the memory that it writes.</param>
    public static For Apply(For loop, IEnumerable<Expr> reads, Memory memory)
    {
        DeadCode pass = new([], memory);
        pass.Read(reads);
        int before;
        do
        {
            before = pass.live.Count;
            pass.live.UnionWith(pass.live.Where(local => local.Type.Element is not null).SelectMany(memory.RootsOf).ToArray());
            pass.Mark(loop);
        }
        while (pass.live.Count > before);
        return (For)pass.Sweep(loop);
    }

    private void Mark(Region region)
    {
        for (int k = region.Statements.Count - 1; k >= 0; k--)
            Mark(region.Statements[k]);
    }

    private void Mark(Stmt statement)
    {
        if (!IsLive(statement))
            return;
        switch (statement)
        {
            case If branch:
                Read([branch.Condition]);
                for (int k = 0; k < branch.Results.Count; k++)
                {
                    if (live.Contains(branch.Results[k]))
                        Read([branch.Then.Yields[k], branch.Else.Yields[k]]);
                }

                Mark(branch.Then);
                Mark(branch.Else);
                break;
            case For loop:
                Read(loop.Range.Ends.Concat(loop.Repeated()));
                for (int k = 0; k < loop.Carried.Count; k++)
                {
                    if (IsLive(loop.Carried[k]))
                        Read([loop.Carried[k].Initial, loop.Body.Yields[k]]);
                }

                Mark(loop.Body);
                break;
            default:
                Read(statement.OwnExpressions());
                break;
        }
    }

    private Region Sweep(Region region) =>
        region with { Statements = region.Statements.Where(IsLive).Select(Sweep).ToEquatableArray() };

    private Stmt Sweep(Stmt statement)
    {
        switch (statement)
        {
            case If branch:
                int[] results = Kept(branch.Results, live.Contains);
                return branch with
                {
                    Then = At(Sweep(branch.Then), results),
                    Else = At(Sweep(branch.Else), results),
                    Results = results.Select(k => branch.Results[k]).ToEquatableArray(),
                };
            case For loop:
                int[] carried = Kept(loop.Carried, IsLive);
                return loop with
                {
                    Carried = carried.Select(k => loop.Carried[k]).ToEquatableArray(),
                    Body = At(Sweep(loop.Body), carried),
                };
            default:
                return statement;
        }
    }

    private static int[] Kept<T>(IEnumerable<T> items, System.Func<T, bool> keep) =>
        items.Select((item, k) => (item, k)).Where(pair => keep(pair.item)).Select(pair => pair.k).ToArray();

    private static Region At(Region region, int[] kept) => region with { Yields = kept.Select(k => region.Yields[k]).ToEquatableArray() };

    // A store counts if its destination is the caller's, or scratch that is read.
    private bool IsLive(Stmt statement) => statement switch
    {
        Let let => live.Contains(let.Target),
        Scratch scratch => live.Contains(scratch.Span),
        Store store => IsSeen(store.Array),
        Pop pop => live.Contains(pop.Target) || live.Contains(pop.Tape),
        Allocate allocation => live.Contains(allocation.Array),
        Effect or Throw => true,
        Invoke { IsKept: true } => true,
        Invoke invoke => invoke.DefinedHere().Any(live.Contains) || invoke.Writes.Any(IsSeen),
        Clear clear => IsSeen(clear.Span),
        If branch => branch.Results.Any(live.Contains) || branch.Then.Statements.Any(IsLive) || branch.Else.Statements.Any(IsLive),
        For loop => loop.Carried.Any(carried => live.Contains(carried.Result)) || loop.Body.Statements.Any(IsLive),
        _ => throw Unreachable.Node(statement),
    };

    private bool IsSeen(Local array) => live.Contains(array) || memory.RootsOf(array).Any(root => parameters.Contains(root) || live.Contains(root));

    private bool IsLive(Carried carried) => live.Contains(carried.Result) || live.Contains(carried.Parameter);

    private void Read(IEnumerable<Expr> expressions) => live.UnionWith(expressions.SelectMany(ExprTraversal.Locals));
}
