using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes statements.</summary>
internal sealed class StatementWriter(CodeWriter w, ExpressionWriter expressions, TypeNames types, FrameworkNames names)
{
    public void Write(EquatableArray<Code> block)
    {
        foreach (Code code in block)
            Write(code);
    }

    private void Write(Code code)
    {
        switch (code)
        {
            case Declare declare:
                w.Line($"{(declare.IsScoped ? "scoped " : "")}{types.Of(declare.Declarators[0].Variable.Type)} {string.Join(", ", declare.Declarators.Select(Text))};");
                break;
            case Assign assign:
                w.Line($"{Name(assign.Variable)} = {expressions.Value(assign.Value)};");
                break;
            case Update update:
                w.Line($"{Name(update.Variable)}{Updated(update.Op, update.Value)};");
                break;
            case AssignTogether together:
                w.Line($"({string.Join(", ", together.Moves.Select(move => Name(move.Target)))}) = "
                    + $"({string.Join(", ", together.Moves.Select(move => expressions.Element(move.Value)))});");
                break;
            case AssignPair pair:
                w.Line($"({Target(pair, pair.First)}, {Target(pair, pair.Second)}) = {expressions.Typed(pair.Value)};");
                break;
            case DeclareArray { Array.Type: PooledType } pooled:
                w.Line($"using {types.Of(pooled.Array.Type)} {Name(pooled.Array)} = new({string.Join(", ", pooled.Lengths.Select(expressions.Value))});");
                break;
            case DeclareArray array:
                w.Line($"{types.Of(array.Array.Type)} {Name(array.Array)} = {NewArray(array)};");
                break;
            case Run run:
                w.Line($"{expressions.Typed(run.Expression)};");
                break;
            case Raise raise:
                w.Line($"throw {expressions.Typed(raise.Exception)};");
                break;
            case AssignElement { Array.Type: PooledType, Value: NewRow row } made:
                w.Line($"{Name(made.Array)}.Make({expressions.Value(made.Index)}, {expressions.Value(row.Length)});");
                break;
            case AssignElement { Value.Type: LanesType, Array.Type.Element: ScalarType } several:
                w.Line($"{names.Of(RuntimeTypes.Vectors)}.Store({expressions.Value(several.Value)}, {Name(several.Array)}, {expressions.Value(several.Index)});");
                break;
            case AssignElement element:
                w.Line($"{Place(element.Array, element.Index, element.Member)} = {expressions.Value(element.Value)};");
                break;
            case UpdateElement element:
                w.Line($"{Place(element.Array, element.Index, element.Member)}{Updated(element.Op, element.Value)};");
                break;
            case AssignPart part:
                w.Line($"{Name(part.Variable)}.{Identifier.Of(part.Part)}{(part.Op is { } op ? Updated(op, part.Value) : $" = {expressions.Value(part.Value)}")};");
                break;
            case Push push:
                w.Line($"{Name(push.Tape)}.Push({expressions.Value(push.Value)});");
                break;
            case ClearSpan clear:
                w.Line(clear.Span.Type is SpanType or PooledType ? $"{Name(clear.Span)}.Clear();" : $"{names.Of("System.Array")}.Clear({Name(clear.Span)});");
                break;
            case DeclareScratch scratch:
                Write(scratch);
                break;
            case Branch branch:
                Write(branch, "");
                break;
            case Loop loop:
                Write(loop);
                break;
            case Repeat repeat:
                w.Line($"while ({expressions.Value(repeat.Test)})");
                using (w.Block())
                    Write(repeat.Body);
                break;
            case Return result:
                w.Line($"return {expressions.Value(result.Value)};");
                break;
            case Comment comment:
                w.Line($"// {string.Join(" ", comment.Text.Split([' ', '\t', '\r', '\n'], System.StringSplitOptions.RemoveEmptyEntries))}");
                break;
            case BlankLine:
                w.Line();
                break;
            default:
                throw Unreachable.Node(code);
        }
    }

    private void Write(DeclareScratch scratch)
    {
        IrType item = scratch.Span.Type.Element!;
        string type = types.Of(item), owner = Name(scratch.Owner);
        string stack = scratch.StackCount > 0 ? $"stackalloc {type}[{scratch.StackCount}]" : "default";
        string comment = scratch.What.Length > 0 ? $" // {scratch.What}: {Size(ElementSize.Of(item))}" : "";
        if (scratch.Part is { } part)
        {
            w.Line($"{types.Of(scratch.Span.Type)} {Name(scratch.Span)} = {expressions.Value(part)};{comment}");
            return;
        }

        if (scratch.Count is null)
        {
            w.Line($"using {names.Of("Differentiator.Tape")}<{type}> {Name(scratch.Span)} = new({stack});{comment}");
            return;
        }

        w.Line($"using {names.Of("Differentiator.Scratch")}<{type}> {owner} = new({expressions.Value(scratch.Count)}, {stack});");
        w.Line($"{types.Of(scratch.Span.Type)} {Name(scratch.Span)} = {owner}.Span;{comment}");
    }

    private void Write(Branch branch, string prefix)
    {
        w.Line($"{prefix}if ({expressions.Value(branch.Condition)})");
        using (w.Block())
            Write(branch.Then);
        if (branch.Else.Count == 1 && branch.Else[0] is Branch next)
        {
            Write(next, "else ");
        }
        else if (branch.Else.Count > 0)
        {
            w.Line("else");
            using (w.Block())
                Write(branch.Else);
        }
    }

    private void Write(Loop loop)
    {
        string index = Name(loop.Index);
        string step = loop.Step switch
        {
            1 => "++",
            -1 => "--",
            > 0 => $" += {loop.Step}",
            _ => $" -= {-(long)loop.Step}",
        };
        w.Line($"for ({types.Of(loop.Index.Type)} {index} = {expressions.Value(loop.Start)}; {expressions.Value(loop.Test)}; {index}{step})");
        using (w.Block())
            Write(loop.Body);
    }

    private string Updated(BinaryOp op, Expr value) => (op, value) switch
    {
        (BinaryOp.Add, IntConstant { Value: 1 }) => "++",
        (BinaryOp.Subtract, IntConstant { Value: 1 }) => "--",
        _ => $" {Operators.Of(op).Sign}= {expressions.Value(value)}",
    };

    private string Target(AssignPair pair, Local variable) => pair.Declared.Contains(variable) ? $"{types.Of(variable.Type)} {Name(variable)}" : Name(variable);

    private string Text(Declarator declarator) =>
        declarator.Value is null ? Name(declarator.Variable) : $"{Name(declarator.Variable)} = {expressions.Value(declarator.Value)}";

    private string Place(Local array, Expr index, string member) =>
        $"{Name(array)}[{expressions.Value(index)}]{Identifier.OfPath(member)}";

    // new double[n], new double[n, m], new double[n][]
    private string NewArray(DeclareArray array)
    {
        string type = types.Of(array.Array.Type);
        int open = type.IndexOf('['), close = type.IndexOf(']');
        return $"new {type.Substring(0, open)}[{string.Join(", ", array.Lengths.Select(expressions.Value))}]{type.Substring(close + 1)}";
    }

    private static string Name(Local local) => Identifier.Of(local.Name);

    private static string Size(int bytes) => bytes == 1 ? "1 byte" : $"{bytes} bytes";
}
