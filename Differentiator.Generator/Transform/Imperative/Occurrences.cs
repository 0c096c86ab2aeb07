using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>The variables that a line of code mentions.</summary>
internal static class Occurrences
{
    /// <summary>Those that it mentions itself, outside of the blocks inside it.</summary>
    public static IEnumerable<Local> Direct(Code code) => code switch
    {
        Declare declare => declare.Declarators.SelectMany(declarator =>
            declarator.Value is null ? [declarator.Variable] : Locals.In(declarator.Value).Append(declarator.Variable)),
        Assign assign => Locals.In(assign.Value).Append(assign.Variable),
        Update update => Locals.In(update.Value).Append(update.Variable),
        AssignTogether together => together.Moves.SelectMany(move => Locals.In(move.Value).Append(move.Target)),
        AssignPair pair => Locals.In(pair.Value).Append(pair.First).Append(pair.Second),
        AssignElement element => Locals.In(element.Index).Concat(Locals.In(element.Value)).Append(element.Array),
        UpdateElement element => Locals.In(element.Index).Concat(Locals.In(element.Value)).Append(element.Array),
        AssignPart part => Locals.In(part.Value).Append(part.Variable),
        Push push => Locals.In(push.Value).Append(push.Tape),
        ClearSpan clear => [clear.Span],
        DeclareArray array => [.. array.Lengths.SelectMany(Locals.In), array.Array],
        Run run => Locals.In(run.Expression),
        Raise raise => Locals.In(raise.Exception),
        DeclareScratch scratch => [.. scratch.Count is { } count ? Locals.In(count) : [], .. scratch.Part is { } part ? Locals.In(part) : [], scratch.Owner, scratch.Span],
        Branch branch => Locals.In(branch.Condition),
        Loop loop => [.. Locals.In(loop.Start), .. Locals.In(loop.Test), loop.Index],
        Repeat repeat => Locals.In(repeat.Test),
        Return result => Locals.In(result.Value),
        Comment or BlankLine => [],
        _ => throw Unreachable.Node(code),
    };

    public static IEnumerable<EquatableArray<Code>> Blocks(Code code) => code switch
    {
        Branch branch => [branch.Then, branch.Else],
        Loop loop => [loop.Body],
        Repeat repeat => [repeat.Body],
        _ => [],
    };

    public static IEnumerable<Local> All(Code code) => Direct(code).Concat(Blocks(code).SelectMany(All));

    public static IEnumerable<Local> All(EquatableArray<Code> block) => block.SelectMany(All);
}
