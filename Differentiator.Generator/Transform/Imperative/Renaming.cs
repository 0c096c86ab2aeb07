using System;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Replaces the variables of a piece of code.</summary>
internal static class Renaming
{
    public static EquatableArray<Code> Of(EquatableArray<Code> body, Func<Local, Local> rename) => body.Map(code => Of(code, rename));

    private static Code Of(Code code, Func<Local, Local> rename)
    {
        Expr Into(Expr expr) => expr.ReplaceLocals(rename);

        return code switch
        {
            Declare declare => declare with
            {
                Declarators = declare.Declarators.Map(declarator => new Declarator(rename(declarator.Variable), declarator.Value is { } value ? Into(value) : null)),
            },
            Assign assign => new Assign(rename(assign.Variable), Into(assign.Value)),
            Update update => update with { Variable = rename(update.Variable), Value = Into(update.Value) },
            AssignTogether together => new AssignTogether(together.Moves.Map(move => new Move(rename(move.Target), Into(move.Value)))),
            AssignPair pair => pair with { First = rename(pair.First), Second = rename(pair.Second), Declared = pair.Declared.Map(rename), Value = Into(pair.Value) },
            AssignElement element => element with { Array = rename(element.Array), Index = Into(element.Index), Value = Into(element.Value) },
            UpdateElement element => element with { Array = rename(element.Array), Index = Into(element.Index), Value = Into(element.Value) },
            AssignPart part => part with { Variable = rename(part.Variable), Value = Into(part.Value) },
            Push push => new Push(rename(push.Tape), Into(push.Value)),
            ClearSpan clear => new ClearSpan(rename(clear.Span)),
            DeclareArray array => new DeclareArray(rename(array.Array), array.Lengths.Map(Into)),
            Run run => new Run(Into(run.Expression)),
            Raise raise => new Raise(Into(raise.Exception)),
            DeclareScratch scratch => scratch with { Owner = rename(scratch.Owner), Span = rename(scratch.Span), Count = scratch.Count is { } count ? Into(count) : null, Part = scratch.Part is { } part ? Into(part) : null },
            Branch branch => new Branch(Into(branch.Condition), Of(branch.Then, rename), Of(branch.Else, rename)),
            Loop loop => new Loop(rename(loop.Index), Into(loop.Start), Into(loop.Test), loop.Step, Of(loop.Body, rename)),
            Repeat repeat => new Repeat(Into(repeat.Test), Of(repeat.Body, rename)),
            Return result => new Return(Into(result.Value)),
            Comment or BlankLine => code,
            _ => throw Unreachable.Node(code),
        };
    }
}
