using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The checks of scratch memory that a caller gives: there is enough of it, and it is nothing else too.</summary>
internal static class ScratchGuards
{
    /// <param name="member">Its last argument is the memory.</param>
    /// <param name="length">How much of it is taken; null for nothing.</param>
    public static IEnumerable<string> Of(EmissionContext context, Member member, string? length)
    {
        Argument scratch = member.Arguments[member.Arguments.Count - 1];
        string name = Identifier.Of(scratch.Name);
        if (length is not null)
            yield return $"{Guards.Guard(context)}.Capacity({name}.Length, {length}, {context.Names.NameOf(name)});";
        foreach (Argument other in member.Arguments.Take(member.Arguments.Count - 1))
        {
            foreach (string check in Apart(context, member, other))
                yield return check;
        }
    }

    private static IEnumerable<string> Apart(EmissionContext context, Member member, Argument other)
    {
        Argument scratch = member.Arguments[member.Arguments.Count - 1];
        string name = Identifier.Of(other.Name);
        switch (other.Content)
        {
            case null:
                break;
            case ScalarType number when other.Modifier.Length > 0 && new SpanType(number, IsReadOnly: false) == scratch.Content:
                if (other.Modifier == "out")
                    yield return $"global::System.Runtime.CompilerServices.Unsafe.SkipInit(out {name});";
                string span = other.Modifier == "in" ? $"{context.Names.Of("Differentiator.DestinationGuard")}.SpanOf(in {name})" : $"new {context.Names.Of("System.Span")}<{other.Type}>(ref {name})";
                yield return Disjoint(span);
                break;
            case MatrixType:
                yield return Disjoint($"{name}.Span");
                break;
            case ArrayType { Item: ArrayType { Item: ScalarType } row }:
                string each = new UniqueNames(member.Arguments.Select(argument => argument.Name)).Take("row");
                yield return $"foreach ({context.Types.Of(row)} {each} in {name}) {Disjoint($"{each}.AsSpan()")}";
                break;
            case SpanType or ListType or ArrayType when other.Content.Element is ScalarType or StructType:
                yield return Guards.Disjoint(context, (Identifier.Of(scratch.Name), scratch.Content!), (name, other.Content));
                break;
        }

        string Disjoint(string span) =>
            $"{Guards.Guard(context)}.Disjoint({Identifier.Of(scratch.Name)}, {context.Names.NameOf(Identifier.Of(scratch.Name))}, {span}, {context.Names.NameOf(name)});";
    }
}
