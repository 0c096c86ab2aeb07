using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Differentiator.Generator.IR;

namespace Differentiator.Tests.Frontend;

/// <summary>Evaluates lowered functions, with C#'s own operators on boxed values.</summary>
internal sealed partial class LoweredValue(IReadOnlyList<Function> recursive)
{
    private readonly Dictionary<int, object> values = [];

    /// <param name="recursive">The functions that calls refer to.</param>
    public static object Of(Function function, IReadOnlyList<Function> recursive, object[] arguments)
    {
        LoweredValue evaluation = new(recursive);
        evaluation.Assign(function.Parameters.Select(parameter => parameter.Local), [.. arguments.Select(MemoryValue.Of).Zip(function.Parameters, Given)]);
        return evaluation.Run(function.Body)[0];
    }

    // A number by reference is given as an array of one.
    private static object Given(object argument, Generator.IR.Parameter parameter) =>
        parameter.PassBy != PassBy.Value && parameter.Local.Type is ScalarType && argument is MemoryValue memory ? memory[0] : argument;

    /// <summary>False for code that is text: only a compiler can say what that computes; and for rectangular arrays.</summary>
    public static bool CanEvaluate(Function function) =>
        !function.Body.AllStatements().Any(statement => statement is Effect or Allocate { Array.Type: RectangularType } or Invoke { Kernel: not null } or Invoke { IsData: true })
        && !function.Body.AllExpressions().SelectMany(expr => expr.SelfAndDescendants())
            .Any(node => node is Verbatim { Type: ScalarType or { Element: not null } } or Binary { Type: OpaqueType });

    private object[] Run(Region region)
    {
        foreach (Stmt statement in region.Statements)
            Run(statement);
        return [.. region.Yields.Select(Evaluate)];
    }

    private void Run(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                values[let.Target.Id] = Evaluate(let.Value);
                break;
            case Scratch scratch:
                IrType element = scratch.Span.Type.Element!;
                Type item = element is StructType ? typeof(double) : Number(0, element).GetType();
                values[scratch.Span.Id] = MemoryValue.Of(Array.CreateInstance(item, (int)Evaluate(scratch.Count!) * Count(element)));
                break;
            case Allocate jagged:
                Type row = Number(0, jagged.Array.Type.Element!.Element!).GetType().MakeArrayType();
                values[jagged.Array.Id] = MemoryValue.Of(Array.CreateInstance(row, (int)Evaluate(jagged.Lengths[0])));
                break;
            case Clear clear:
                ((MemoryValue)values[clear.Span.Id]).Clear();
                break;
            case Store { Array.Type.Element: StructType } store:
                StorePart(store);
                break;
            case Store store:
                var memory = (MemoryValue)values[store.Array.Id];
                int index = (int)Evaluate(store.Index);
                dynamic value = Evaluate(store.Value);
                memory[index] = store.Accumulates ? (dynamic)memory[index] + value : value;
                break;
            case Invoke invoke:
                Function callee = recursive.Single(function => function.Reference == invoke.Function);
                values[invoke.Result!.Id] = Of(callee, recursive, [.. invoke.Arguments.Select(Evaluate)]);
                break;
            case Throw:
                throw new InvalidOperationException(statement.ToString());
            case If branch:
                Assign(branch.Results, Run((bool)Evaluate(branch.Condition) ? branch.Then : branch.Else));
                break;
            case For loop:
                Run(loop);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private void Run(For loop)
    {
        object[] carried = [.. loop.Carried.Select(item => Evaluate(item.Initial))];
        dynamic? end = loop.Range.End is { } bound ? Evaluate(bound) : null;
        for (dynamic i = Evaluate(loop.Range.Start); IsInside(i, end, loop.Range); i += loop.Range.Step)
        {
            values[loop.Index.Id] = i;
            Assign(loop.Carried.Select(item => item.Parameter), carried);
            if (loop.Condition is { } condition && !(bool)Evaluate(condition))
                break;
            carried = Run(loop.Body);
        }

        Assign(loop.Carried.Select(item => item.Result), carried);
    }

    private static bool IsInside(dynamic i, dynamic? end, LoopRange range) =>
        end is null || (range.Step > 0 ? i < end : i > end) || (range.IsInclusive && i == end);

    private void Assign(IEnumerable<Local> targets, object[] results)
    {
        foreach ((Local target, object result) in targets.Zip(results))
            values[target.Id] = result;
    }

    private object Evaluate(Expr expr) => expr switch
    {
        Local local => values[local.Id],
        FloatConstant constant => Number(constant.Value, constant.Type),
        IntConstant constant => Number(constant.Value, constant.Type),
        BoolConstant constant => constant.Value,
        Verbatim verbatim => verbatim.Text.Trim('"').Split('.')[^1],
        Unary { Op: UnaryOp.Negate } minus => -(dynamic)Evaluate(minus.Operand),
        Unary { Op: UnaryOp.Not } not => !(bool)Evaluate(not.Operand),
        Unary complement => ~(dynamic)Evaluate(complement.Operand),
        Binary { Op: BinaryOp.And } and => (bool)Evaluate(and.Left) && (bool)Evaluate(and.Right),
        Binary { Op: BinaryOp.Or } or => (bool)Evaluate(or.Left) || (bool)Evaluate(or.Right),
        Binary binary => Apply(binary.Op, Evaluate(binary.Left), Evaluate(binary.Right)),
        Generator.IR.Convert convert => Number((dynamic)Evaluate(convert.Operand), convert.Type),
        Conditional choice => Evaluate((bool)Evaluate(choice.Condition) ? choice.WhenTrue : choice.WhenFalse),
        Load { Array.Type.Element: StructType } part => LoadPart(part),
        Length { Array.Type.Element: StructType item } length => ((MemoryValue)Evaluate(length.Array)).Length / Count(item),
        Slice { Array.Type.Element: StructType item } slice => ((MemoryValue)Evaluate(slice.Array)).Slice((int)Evaluate(slice.Start) * Count(item), slice.Length is { } count ? (int)Evaluate(count) * Count(item) : null),
        NewRow row => Array.CreateInstance(Number(0, row.Type.Element!).GetType(), (int)Evaluate(row.Length)),
        Load load => MemoryValue.Of(((MemoryValue)Evaluate(load.Array))[(int)Evaluate(load.Index)]),
        Length length => ((MemoryValue)Evaluate(length.Array)).Length,
        Slice slice => ((MemoryValue)Evaluate(slice.Array)).Slice((int)Evaluate(slice.Start), slice.Length is { } count ? (int)Evaluate(count) : null),
        Field part => Evaluated(part),
        Call call => Invoke(call.Function, [.. call.Arguments.Select(Evaluate)]),
        _ => throw Unreachable.Node(expr),
    };

    // A structure is given as the array of the numbers in it.
    private object Part(Expr structure, int index) => structure switch
    {
        Field outer => Part(outer.Of, IndexOf(outer) + index),
        _ => ((MemoryValue)Evaluate(structure))[index],
    };

    private object Evaluated(Field part) => part.Type is ScalarType ? Number((dynamic)Part(part.Of, IndexOf(part)), part.Type) : throw Unreachable.Node(part);

    private static int IndexOf(Field part) => ((StructType)part.Of.Type).Fields.TakeWhile(field => field.Name != part.Name).Sum(field => Count(field.Type));

    private static int Count(IrType type) => type is StructType structure ? structure.Fields.Sum(field => Count(field.Type)) : 1;

    private static object Invoke(FunctionRef function, object[] arguments)
    {
        if (function.Name == nameof(Gradient.Stop))
            return arguments[0];
        Type type = typeof(Math).Assembly.GetType(function.ContainingType) ?? typeof(Gradient).Assembly.GetType(function.ContainingType)!;
        object[] given = function.VectorSize == 0 ? arguments : [.. arguments.Chunk(function.VectorSize).Select(components => Activator.CreateInstance(type, components)!)];
        object result = type.GetMethod(function.Name, [.. given.Select(argument => argument.GetType())])!.Invoke(null, given)!;
        return function.Part.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(result, PartOf);
    }

    // Of the sine and the cosine, or of a vector or matrix.
    private static object PartOf(object whole, string name) => whole is ITuple both
        ? both[name.StartsWith("Sin", StringComparison.Ordinal) ? 0 : 1]!
        : whole.GetType().GetField(name)!.GetValue(whole)!;

    private static object Number(dynamic value, IrType type) => ((ScalarType)type).Kind switch
    {
        ScalarKind.Double => (object)(double)value,
        ScalarKind.Single => (float)value,
        ScalarKind.Int32 => (int)value,
        ScalarKind.UInt32 => (uint)value,
        ScalarKind.Int64 => (long)value,
        ScalarKind.Byte => (byte)value,
        ScalarKind.Char => (char)value,
        ScalarKind.Boolean => value is true or (double and not 0.0),
        _ => throw Unreachable.Node(type),
    };

    private static object Apply(BinaryOp op, dynamic left, dynamic right) => op switch
    {
        BinaryOp.Add => left + right,
        BinaryOp.Subtract => left - right,
        BinaryOp.Multiply => left * right,
        BinaryOp.Divide => left / right,
        BinaryOp.Remainder => left % right,
        BinaryOp.Less => left < right,
        BinaryOp.LessOrEqual => left <= right,
        BinaryOp.Greater => left > right,
        BinaryOp.GreaterOrEqual => left >= right,
        BinaryOp.Equal => left == right,
        BinaryOp.NotEqual => left != right,
        BinaryOp.BitAnd => left & right,
        BinaryOp.BitOr => left | right,
        BinaryOp.BitXor => left ^ right,
        BinaryOp.ShiftLeft => left << right,
        BinaryOp.ShiftRight => left >> right,
        _ => throw Unreachable.Node(op),
    };
}
