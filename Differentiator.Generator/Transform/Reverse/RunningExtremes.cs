using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Differentiates the steps of a running maximum that decide it, and not all: a step with a smaller value passes nothing on, and one
/// with a larger value nothing to those before it. What is left is the last larger value, and behind it those equal to the
/// maximum or, once a value was NaN, all.
/// </summary>
internal sealed class RunningExtremes
{
    private readonly Activity activity;
    private readonly LocalSupply supply;

    /// <summary>What is read, and not for its value alone.</summary>
    private readonly HashSet<Local> read;

    private RunningExtremes(Function function, IEnumerable<Local> withRespectTo, bool includesModel)
    {
        activity = Activity.Of(function, withRespectTo, includesModel);
        supply = LocalSupply.For(function);
        read = [.. function.Body.AllExpressions().SelectMany(Read)];
    }

    private static IEnumerable<Local> Read(Expr expr) => expr is Local local ? [local] : Stops.IsStop(expr) ? [] : expr.Operands().SelectMany(Read);

    public static Function Apply(Function function, IEnumerable<Local> withRespectTo, bool includesModel)
    {
        if (!function.Body.AllStatements().OfType<For>().Any(loop => Find(loop) is not null))
            return function;
        RunningExtremes pass = new(function, withRespectTo, includesModel);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region) => region with
    {
        Statements = region.Statements
            .SelectMany(statement => statement is For loop && Find(loop) is { } found && activity.IsVaried(loop.Carried[0].Parameter) && read.Contains(loop.Carried[0].Result) ? Split(loop, found) : [statement.MapRegions(Visit)])
            .ToEquatableArray(),
    };

    // max = Math.Max(max, v) is all that an iteration hands on, and nothing else reads max. The rest may run a second time.
    private static Extreme? Find(For loop)
    {
        if (loop is not { IsCounted: true, Budget: null, Carried.Count: 1, Index.Type: ScalarType { Kind: ScalarKind.Int32 } } || TripCount.Of(loop.Range) is not { } most)
            return null;
        Local extreme = loop.Carried[0].Parameter;
        if (loop.Body.Statements.OfType<Let>().FirstOrDefault(let => let.Target == loop.Body.Yields[0]) is not { Value: Call call } step
            || ExtremeRules.Worse(call.Function) is not { } worse || call.Arguments.Count(argument => argument == extreme) != 1)
            return null;
        bool isAlone = loop.Body.AllExpressions().SelectMany(ExprTraversal.Locals).Count(local => local == extreme) == 1
            && loop.Body.Yields.Single() == step.Target
            && !loop.Body.Statements.Where(statement => !ReferenceEquals(statement, step)).SelectMany(StmtTraversal.AllExpressions).SelectMany(ExprTraversal.Locals).Contains(step.Target);
        bool isRepeatable = loop.Body.AllStatements().All(statement => statement is Let or If or For { IsCounted: true, Budget: null });
        return isAlone && isRepeatable ? new Extreme(step, call, call.Arguments.First(argument => argument != extreme), worse, most) : null;
    }

    private IEnumerable<Stmt> Split(For loop, Extreme found)
    {
        Local extreme = loop.Carried[0].Parameter, count = supply.Temporary(extreme.Name + "Count", IrType.Int32);
        Local steps = supply.Temporary(extreme.Name + "Steps", new SpanType(IrType.Int32, IsReadOnly: false));
        yield return new Scratch(steps, found.Most, $"iterations that decide {extreme.Name}", loop.Origin);
        Local? values = IsCostly(loop.Body) ? supply.Temporary(extreme.Name + "Values", new SpanType(extreme.Type, IsReadOnly: false)) : null;
        if (values is not null)
            yield return new Scratch(values, found.Most, $"values that decide {extreme.Name}", loop.Origin);
        yield return Deciding(loop, found, steps, values, count);
        yield return Decided(loop, found, steps, values, count);
    }

    private static bool IsCostly(Region body) => body.AllStatements().Any(statement => statement is For) || body.AllExpressions().Any(Cost.IsCostly);

    // for (i ..) { v = f(i); max = Math.Max(max, v); }   becomes
    // for (i ..) { v = f(i); if (!(v < max)) { at = max < v ? 0 : count; steps[at] = i; count = at + 1; max = Math.Max(max, v); } }
    private For Deciding(For loop, Extreme found, Local steps, Local? values, Local count)
    {
        Local extreme = supply.Copy(loop.Carried[0].Parameter), before = supply.Copy(count), at = supply.Temporary("at", IrType.Int32);
        Local next = supply.Copy(extreme), kept = supply.Copy(extreme), after = supply.Copy(count);
        Origin origin = found.Step.Origin;
        Expr value = found.Value is Local or Load ? found.Value : supply.Temporary("candidate", extreme.Type);
        Stmt[] named = value == found.Value ? [] : [new Let((Local)value, found.Value, origin)];
        Stmt[] keeps = values is null ? [] : [new Store(values, at, LibraryFunctions.Known(ElementwiseRules.Identity, value, value.Constant(0)), Accumulates: false, origin)];
        If decides = new(
            new Unary(UnaryOp.Not, Compared(found.Worse, value, extreme), IrType.Boolean),
            new Region(
                [
                    new Let(at, new Conditional(Compared(found.Worse, extreme, value), new IntConstant(0, IrType.Int32), before), origin),
                    new Store(steps, at, loop.Index, Accumulates: false, origin),
                    .. keeps,
                    new Let(next, found.Of(extreme, value, loop.Carried[0].Parameter), origin),
                ],
                [next, at + new IntConstant(1, IrType.Int32)]),
            new Region([], [extreme, before]),
            [kept, after],
            origin);
        return loop with
        {
            Carried = [new Carried(extreme, loop.Carried[0].Initial, supply.Copy(extreme)), new Carried(before, new IntConstant(0, IrType.Int32), count)],
            Body = new Region(loop.Body.Statements.SelectMany(statement => ReferenceEquals(statement, found.Step) ? [.. named, decides] : new[] { statement }).ToEquatableArray(), [kept, after]),
        };
    }

    // and   for (k = 0 .. count) { v = f(steps[k]); max = Math.Max(max, v); }
    // where v costs much, with values[at] = v beside steps[at] = i, and here   max = Math.Max(max, Known.Identity(values[k], v))
    private For Decided(For loop, Extreme found, Local steps, Local? values, Local count)
    {
        Local index = supply.Temporary("k", IrType.Int32), extreme = loop.Carried[0].Parameter, at = supply.Copy(loop.Index), next = supply.Copy(found.Step.Target);
        Cloning cloning = new(supply);
        cloning.Replace(loop.Index, at);
        List<Stmt> statements = [new Let(at, new Load(steps, index, IrType.Int32), found.Step.Origin)];
        Local known = supply.Temporary(extreme.Name + "Value", extreme.Type);
        if (values is not null)
            statements.Add(new Let(known, new Load(values, index, extreme.Type), found.Step.Origin));
        foreach (Stmt statement in loop.Body.Statements)
        {
            if (ReferenceEquals(statement, found.Step))
            {
                Expr again = cloning.Clone(found.Value), value = values is null ? again : LibraryFunctions.Known(ElementwiseRules.Identity, known, again);
                statements.Add(new Let(next, found.Of(extreme, value, extreme), found.Step.Origin));
            }
            else
            {
                statements.Add(cloning.Clone(statement));
            }
        }

        return new For(index, new LoopRange(new IntConstant(0, IrType.Int32), count, 1, IsInclusive: false), loop.Carried, new Region(statements.ToEquatableArray(), [next]), loop.Origin) { Most = found.Most };
    }

    private static Binary Compared(BinaryOp op, Expr left, Expr right) => new(op, left, right, IrType.Boolean);

    /// <param name="Worse">How a value compares that changes nothing.</param>
    /// <param name="Most">How many iterations there are.</param>
    private sealed record Extreme(Let Step, Call Call, Expr Value, BinaryOp Worse, Expr Most)
    {
        public Call Of(Local extreme, Expr value, Local original) => Call with { Arguments = Call.Arguments.Map(argument => argument == original ? extreme : value) };
    }
}
