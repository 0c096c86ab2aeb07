using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Differentiator.Generator.IR;

/// <summary>
/// Functions as readable text, for tests and for looking at what a pass does. Every operator stands in parentheses and
/// every local carries its id, so that two texts are equal only if the functions compute the same in the same order.
/// </summary>
internal static class IrPrinter
{
    public static string Print(Function function)
    {
        var text = new StringBuilder();
        string parameters = string.Join(", ", function.Parameters.Select(Print));
        text.Append($"{function.Reference}({parameters}) -> {string.Join(", ", function.Results.Select(r => Print(r, function)))}\n");
        Print(text, function.Body, 1);
        return text.ToString();
    }

    public static string Print(Expr value) => value switch
    {
        Local local => $"{local.Name}.{local.Id}",
        FloatConstant constant => constant.Value.ToString("R", CultureInfo.InvariantCulture) + (constant.Type == IrType.Single ? "f" : "d"),
        IntConstant constant => constant.Value.ToString(CultureInfo.InvariantCulture),
        BoolConstant constant => constant.Value ? "true" : "false",
        Verbatim verbatim => verbatim.Text,
        Unary unary => $"{Checked(unary.IsChecked)}{Symbol(unary.Op)}{Print(unary.Operand)}",
        Binary binary => $"{Checked(binary.IsChecked)}({Print(binary.Left)} {Symbol(binary.Op)} {Print(binary.Right)})",
        Convert convert => $"{Checked(convert.IsChecked)}{Print(convert.Type)}({Print(convert.Operand)})",
        Conditional choice => $"({Print(choice.Condition)} ? {Print(choice.WhenTrue)} : {Print(choice.WhenFalse)})",
        Load load => $"{Print(load.Array)}[{Print(load.Index)}]{ElementParts.Suffix(load.Member)}",
        NewRow row => $"new {Print(row.Type.Element!)}[{Print(row.Length)}]",
        Length length => $"{Print(length.Array)}.Length{(length.Dimension is { } dimension ? $"({dimension})" : "")}",
        Indices indices => List(indices.Items),
        Slice slice => $"{Print(slice.Array)}[{Print(slice.Start)}..{(slice.Length is { } count ? " +" + Print(count) : "")}]",
        Field field => $"{Print(field.Of)}.{field.Name}",
        New made => $"new {Print(made.Type)}({List(made.Arguments)})",
        Foreign foreign => string.Concat(foreign.Parts.Select((part, k) => part + (k < foreign.Arguments.Count ? Print(foreign.Arguments[k]) : ""))),
        Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Print))})",
        _ => throw Unreachable.Node(value),
    };

    public static string Print(IrType type) => type switch
    {
        ScalarType scalar => Name(scalar.Kind),
        ArrayType array => $"{Print(array.Item)}[]",
        SpanType span => $"{(span.IsReadOnly ? "ReadOnlySpan" : "Span")}<{Print(span.Item)}>",
        SweepValuesType values => $"SweepValues<{Print(values.Item)}>",
        TapeType tape => $"Tape<{Print(tape.Item)}>",
        ListType list => $"List<{Print(list.Item)}>",
        RectangularType rectangle => $"{Print(rectangle.Item)}[{new string(',', rectangle.Rank - 1)}]",
        PooledType pooled => $"pooled {Print(pooled.Like)}",
        LanesType lanes => $"lanes of {Print(lanes.Item)}",
        StructType { Name: "" } tuple => $"({string.Join(", ", tuple.Fields.Select(field => $"{Print(field.Type)} {field.Name}"))})",
        StructType structure => structure.Name,
        MatrixType => RuntimeTypes.Matrix,
        OpaqueType opaque => opaque.Name,
        _ => throw Unreachable.Node(type),
    };

    private static void Print(StringBuilder text, Region region, int depth)
    {
        foreach (Stmt statement in region.Statements)
            Print(text, statement, depth);
        if (region.Yields.Count > 0)
            Line(text, depth, "yield " + List(region.Yields));
    }

    private static void Print(StringBuilder text, Stmt statement, int depth)
    {
        switch (statement)
        {
            case Let let:
                Line(text, depth, $"{Print(let.Target)} = {Print(let.Value)}");
                break;
            case Store store:
                Line(text, depth, $"{Print(store.Array)}[{Print(store.Index)}]{ElementParts.Suffix(store.Member)} {(store.Accumulates ? "+=" : "=")} {Print(store.Value)}");
                break;
            case Clear clear:
                Line(text, depth, $"clear {Print(clear.Span)}");
                break;
            case Scratch scratch:
                Line(text, depth, $"{Print(scratch.Span)} = scratch {(scratch.Count is { } count ? Print(count) : "tape")} for {scratch.What}{(scratch.Part is { } part ? " in " + Print(part) : "")}");
                break;
            case Pop pop:
                Line(text, depth, $"{Print(pop.Target)} = pop {Print(pop.Tape)}");
                break;
            case Allocate allocation:
                Line(text, depth, $"{Print(allocation.Array)} = new {Print(allocation.Array.Type)} of {List(allocation.Lengths)}");
                break;
            case Effect effect:
                Line(text, depth, (effect.Target is { } target ? Print(target) + " = " : "") + $"run {Print(effect.Code)}");
                break;
            case Invoke invoke:
                string arguments = string.Join(", ", invoke.Arguments.Select(a => (a is Local local && invoke.References.Contains(local) ? "ref " : "") + Print(a)));
                Line(text, depth, (invoke.Result is { } value ? Print(value) + " = " : "") + $"call {invoke.Function}({arguments})");
                break;
            case Throw thrown:
                Line(text, depth, $"throw {Print(thrown.Exception)}");
                break;
            case If branch:
                Line(text, depth, $"{Targets(branch.Results)}if {Print(branch.Condition)}");
                Print(text, branch.Then, depth + 1);
                Line(text, depth, "else");
                Print(text, branch.Else, depth + 1);
                break;
            case For loop:
                Line(text, depth, $"{Targets(loop.Carried.Select(c => c.Result))}for {Print(loop.Index)} = {Header(loop)}");
                Print(text, loop.Body, depth + 1);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private static string Header(For loop)
    {
        string end = loop.Range.End is { } bound ? $"{(loop.Range.Step > 0 ? "<" : ">")}{(loop.Range.IsInclusive ? "=" : "")} {Print(bound)}" : "";
        string condition = loop.Condition is null ? "" : $" while {Print(loop.Condition)}";
        string step = loop.Range.Step == 1 ? "" : $" step {loop.Range.Step}";
        string carried = string.Join(", ", loop.Carried.Select(c => $"{Print(c.Parameter)} from {Print(c.Initial)}"));
        string budget = loop.Budget is null ? "" : $" within {Print(loop.Budget)} bytes";
        return $"{Print(loop.Range.Start)} .. {end}{step}{condition}{budget}{(carried.Length > 0 ? " carrying " + carried : "")}";
    }

    private static string Print(Parameter parameter)
    {
        string passing = parameter.PassBy is PassBy.Value ? "" : parameter.PassBy.ToString().ToLowerInvariant() + " ";
        return $"{(parameter.HasNoGradient ? "[NoGradient] " : "")}{passing}{Print(parameter.Local.Type)} {Print(parameter.Local)}";
    }

    private static string Print(Result result, Function function) =>
        result.Slot is { } slot ? Print(slot) : Print(function.Reference.ReturnType);

    private static string Targets(IEnumerable<Local> results) => results.Any() ? List(results) + " = " : "";

    private static string List(IEnumerable<Expr> values) => string.Join(", ", values.Select(Print));

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');

    private static string Checked(bool isChecked) => isChecked ? "checked" : "";

    private static string Symbol(UnaryOp op) => op switch
    {
        UnaryOp.Negate => "-",
        UnaryOp.Not => "!",
        UnaryOp.Complement => "~",
        _ => throw Unreachable.Node(op),
    };

    private static string Symbol(BinaryOp op) => op switch
    {
        BinaryOp.Add => "+",
        BinaryOp.Subtract => "-",
        BinaryOp.Multiply => "*",
        BinaryOp.Divide => "/",
        BinaryOp.Remainder => "%",
        BinaryOp.Less => "<",
        BinaryOp.LessOrEqual => "<=",
        BinaryOp.Greater => ">",
        BinaryOp.GreaterOrEqual => ">=",
        BinaryOp.Equal => "==",
        BinaryOp.NotEqual => "!=",
        BinaryOp.And => "&&",
        BinaryOp.Or => "||",
        BinaryOp.BitAnd => "&",
        BinaryOp.BitOr => "|",
        BinaryOp.BitXor => "^",
        BinaryOp.ShiftLeft => "<<",
        BinaryOp.ShiftRight => ">>",
        BinaryOp.UnsignedShiftRight => ">>>",
        _ => throw Unreachable.Node(op),
    };

    private static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.Single => "float",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.NativeInt => "nint",
        ScalarKind.NativeUInt => "nuint",
        ScalarKind.Boolean => "bool",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
