using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Writes the statements of a function as assignments to shared variables, which are not yet declared.</summary>
internal sealed class Statements
{
    private readonly Coalescing variables;
    private readonly StackBudget stack;
    private readonly LocalSupply supply;
    /// <summary>Not zero where memory must not be taken from the stack.</summary>
    private int loopDepth;

    private Statements(Function function, bool isRecursive)
    {
        loopDepth = isRecursive ? 1 : 0;
        variables = Coalescing.Of(function);
        stack = StackBudget.Of(function);
        supply = LocalSupply.For(function);
    }

    public static EquatableArray<Code> Of(Function function, bool isRecursive = false) => new Statements(function, isRecursive).Write(function).ToEquatableArray();

    private List<Code> Write(Function function)
    {
        List<Code> code = Sections.Titled(Chunks(function.Body));
        List<Move> moves = [];
        Expr? returned = null;
        for (int k = 0; k < function.Results.Count; k++)
        {
            Expr value = Rewrite(function.Body.Yields[k]);
            if (function.Results[k].Slot is { } slot)
                moves.Add(new Move(Rename(slot), value));
            else
                returned = value;
        }

        if (code.LastOrDefault() is Raise)
            return code;
        moves.RemoveAll(move => move.Value == move.Target);
        if (returned is not null && moves.Any(move => Locals.Reads(returned, move.Target)))
        {
            // slot = ..; return f(slot);   becomes   T result = f(slot); slot = ..; return result;
            Local result = supply.Temporary("result", returned.Type);
            code.Add(new Assign(result, returned));
            returned = result;
        }

        code.AddRange(Assignments.Together(moves, supply));
        if (returned is not null)
            code.Add(new Return(returned));
        return code;
    }

    /// <summary>Nothing is reached after a throw.</summary>
    private List<Chunk> Chunks(Region region)
    {
        List<Chunk> chunks = [];
        foreach (Stmt statement in region.Statements)
        {
            List<Code> code = Write(statement);
            if (code.Count > 0)
                chunks.Add(new Chunk(statement, code));
            if (statement is Throw)
                break;
        }

        return chunks;
    }

    private List<Code> Write(Stmt statement) => statement switch
    {
        Let let => [.. Moves([let.Target], [let.Value])],
        Store { Array.Type: TapeType } store => [new Push(Rename(store.Array), Rewrite(store.Value))],
        Store store => [Assignments.ToElement(store, Rename(store.Array), Rewrite(store.Index), Rewrite(store.Value))],
        Clear clear => [new ClearSpan(Rename(clear.Span))],
        Pop pop => [new Assign(Rename(pop.Target), new Foreign(["", ".Pop()"], [Rename(pop.Tape)], pop.Target.Type))],
        Allocate allocation => [new DeclareArray(Rename(allocation.Array), allocation.Lengths.Map(Rewrite))],
        Effect { Target: { } target } effect => [new Assign(Rename(target), Rewrite(effect.Code))],
        Invoke invoke => Write(invoke),
        Effect effect => [new Run(Rewrite(effect.Code))],
        Throw thrown => [new Raise(Rewrite(thrown.Exception))],
        Scratch scratch => [Write(scratch)],
        If branch => Write(branch),
        For loop => Write(loop),
        _ => throw Unreachable.Node(statement),
    };

    // double xAdjoint = 0; FVjp(x, yAdjoint, ref xAdjoint);
    private List<Code> Write(Invoke invoke)
    {
        EquatableArray<Expr> arguments = invoke.Arguments.Map(argument => argument is Local local && invoke.References.Contains(local)
            ? new Foreign(["ref ", ""], [Rename(local)], local.Type)
            : Rewrite(argument));
        Expr call = invoke.Receiver is { } receiver ? CallOf(Rewrite(receiver), invoke.Function, arguments) : new Call(invoke.Function, arguments);
        List<Code> code = [.. invoke.References.Select(local => new Assign(Rename(local), local.Constant(0)))];
        code.Add(invoke.Result is { } result ? new Assign(Rename(result), call) : new Run(call));
        return code;
    }

    // layer.Apply(x, workspace)
    private static Foreign CallOf(Expr receiver, FunctionRef function, EquatableArray<Expr> arguments) => new(
        arguments.Count == 0
            ? ["", $".{function.Name}()"]
            : ["", $".{function.Name}(", .. Enumerable.Repeat(", ", arguments.Count - 1), ")"],
        [receiver, .. arguments],
        function.ReturnType);

    private DeclareScratch Write(Scratch scratch)
    {
        Local span = Rename(scratch.Span);
        Local owner = supply.Temporary("scratch", new OpaqueType("Differentiator.Scratch"));
        return new DeclareScratch(owner, span, scratch.Count is { } count ? Rewrite(count) : null, loopDepth == 0 && scratch.Part is null ? stack.Elements(scratch) : 0, scratch.What)
        {
            Part = scratch.Part is { } part ? Rewrite(part) : null,
        };
    }

    private List<Code> Write(If branch)
    {
        EquatableArray<Code> whenTrue = Block(branch.Then, branch.Results), whenFalse = Block(branch.Else, branch.Results);
        Expr condition = Rewrite(branch.Condition);
        if (condition is BoolConstant known)
            return [.. known.Value ? whenTrue : whenFalse];
        return (whenTrue.Count, whenFalse.Count) switch
        {
            (0, 0) => [],
            (0, _) => [new Branch(Conditions.Not(condition), whenFalse, whenTrue)],
            _ => [new Branch(condition, whenTrue, whenFalse)],
        };
    }

    private List<Code> Write(For loop)
    {
        List<Local> carried = [.. loop.Carried.Select(item => item.Parameter)];
        List<Code> code = [.. Moves(carried, loop.Carried.Select(item => item.Initial))];

        Expr? end = loop.Range.End is { } bound ? Rewrite(bound) : null;
        if (end is not null && !Conditions.MayBeRepeated(end))
        {
            // for (..; i < F(x); ..)   becomes   T end = F(x); for (..; i < end; ..)
            Local once = supply.Temporary("end", end.Type);
            code.Add(new Assign(once, end));
            end = once;
        }

        loopDepth++;
        EquatableArray<Code> body = Block(loop.Body, carried);
        loopDepth--;
        if (loop.Note.Length > 0)
            code.Add(new Comment(loop.Note));
        code.Add(Loop(loop, Rename(loop.Index), end, body));
        code.AddRange(Moves(loop.Carried.Select(item => item.Result), carried));
        return code;
    }

    // for (int i = 0; i < end && condition; i++) or, where nothing reads an index without an end, while (condition)
    private Code Loop(For loop, Local index, Expr? end, EquatableArray<Code> body)
    {
        Expr? condition = loop.Condition is { } test ? Rewrite(test) : null;
        if (end is null && condition is not null && !Occurrences.All(body).Contains(index) && !condition.Reads(index))
            return new Repeat(condition, body);
        Expr? bound = end is null ? null : new Binary(Conditions.Within(loop.Range), index, end, IrType.Boolean);
        Expr both = bound is null || condition is null
            ? bound ?? condition ?? throw Unreachable.Node(loop)
            : new Binary(BinaryOp.And, bound, condition, IrType.Boolean);
        return new Loop(index, Rewrite(loop.Range.Start), both, loop.Range.Step, body);
    }

    private EquatableArray<Code> Block(Region region, IEnumerable<Local> results)
    {
        List<Code> code = Sections.Untitled(Chunks(region));
        return (code.LastOrDefault() is Raise ? code : code.Concat(Moves(results, region.Yields))).ToEquatableArray();
    }

    private IEnumerable<Code> Moves(IEnumerable<Local> targets, IEnumerable<Expr> values) =>
        Assignments.Together(targets.Zip(values, (target, value) => new Move(Rename(target), Rewrite(value))), supply);

    private Local Rename(Local local) => variables.Variable(local);

    private Expr Rewrite(Expr expr) => Conditions.WithoutSelfComparisons(Stops.Remove(expr).ReplaceLocals(Rename));
}
