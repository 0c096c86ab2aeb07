using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Parts of arrays and spans: slices, ranges, rows.</content>
internal sealed partial class Lowering
{
    /// <summary>What a call of AsSpan or Slice views: the memory, the start and the length; null if the call is none of them.</summary>
    private IOperation?[]? ViewCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (method is { Name: "Slice", ContainingType.Name: "Span" or "ReadOnlySpan" } && call.Instance is not null && IsMemory(call.Instance))
            return [call.Instance, .. arguments];
        bool isAsSpan = method is { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } };
        return isAsSpan && IsMemory(arguments[0]) && arguments.Skip(1).All(argument => argument.Type?.SpecialType is SpecialType.System_Int32) ? arguments : null;
    }

    private bool IsMemory(IOperation operation) =>
        Map((operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation).Type) is ArrayType or SpanType;

    private Expr LowerView(IOperation?[] view, IOperation source, string name, LocalRole role)
    {
        Expr array = LowerMemory(view[0]!);
        if (view.Length == 1 || IsPoison(array))
            return array;
        Expr[] bounds = LowerOperands(view.Skip(1).Select(bound => bound!).ToArray());
        return AnyPoison(bounds) ? Poison : View(array, bounds[0], bounds.Length > 1 ? bounds[1] : null, source, name, role);
    }

    /// <summary>The array that a view is part of; null if it is one of several.</summary>
    private readonly Dictionary<Local, Local?> viewed = [];

    private Local? RootOf(Local memory) => viewed.TryGetValue(memory, out Local? root) ? root : memory;

    private Expr View(Expr whole, Expr start, Expr? length, IOperation source, string name, LocalRole role)
    {
        var array = (Local)Memory(whole);
        var type = new SpanType(array.Type.Element!, IsReadOnly(array.Type) || Map(source.Type) is SpanType { IsReadOnly: true });
        Local view = NewLocal(name, type, role);
        viewed[view] = RootOf(array);
        statements.Add(new Let(view, new Slice(array, start, length, type), OriginOf(source.Syntax)));
        return IsData(whole) ? AsData(view) : view;
    }

    // span[a..b]   becomes   span.Slice(a, b - a)
    private Expr LowerRange(IImplicitIndexerReferenceOperation element, IRangeOperation range, string name, LocalRole role)
    {
        Expr array = LowerMemory(element.Instance);
        (Expr start, Expr? length) = LowerBounds(array, range);
        if (IsPoison(array) || IsPoison(start) || (length is not null && IsPoison(length)))
            return Poison;
        return View(array, start, length, element, name, role);
    }

    // array[a..b]   becomes   a copy of that part
    private Expr LowerCopiedRange(IArrayElementReferenceOperation element, string name, LocalRole role)
    {
        if (element.Indices[0] is not IRangeOperation range)
            return Refuse(LanguageDiagnostics.NotSupported, element.Indices[0], "a range kept in a variable", "write the range where it is used");
        Expr array = LowerMemory(element.ArrayReference);
        (Expr start, Expr? length) = LowerBounds(array, range);
        if (IsPoison(array) || IsPoison(start) || (length is not null && IsPoison(length)))
            return RefuseSilently();
        return Copied(View(array, start, length, element, "part", LocalRole.Temporary), element, name, role);
    }

    private (Expr Start, Expr? Length) LowerBounds(Expr array, IRangeOperation range)
    {
        Expr start = range.LeftOperand is null ? new IntConstant(0, IrType.Int32) : LowerIndex(array, range.LeftOperand);
        if (range.RightOperand is null || IsPoison(start))
            return (start, null);
        Expr end = LowerIndex(array, range.RightOperand);
        return IsPoison(end) ? (Poison, null) : (start, Less(end, start));
    }

    /// <summary>The difference of two integers, constants joined.</summary>
    private static Expr Less(Expr left, Expr right) => (left, right) switch
    {
        (_, IntConstant { Value: 0 }) => left,
        (IntConstant a, IntConstant b) => a with { Value = a.Value - b.Value },
        (Binary { Op: BinaryOp.Subtract, Right: IntConstant a } difference, IntConstant b) when a.Value >= 0 && b.Value >= 0 && a.Value + b.Value <= int.MaxValue =>
            difference with { Right = a with { Value = a.Value + b.Value } },
        _ => new Binary(BinaryOp.Subtract, left, right, IrType.Int32),
    };

    // m[i] of a jagged array
    private Expr LowerRow(IArrayElementReferenceOperation element, string name, LocalRole role)
    {
        Expr row = LowerElement(element);
        if (Memory(row) is not Load { Type: ArrayType })
            return row;
        return RowView(row, role == LocalRole.User ? name : "row", role, element);
    }

    private Expr RowView(Expr row, string name, LocalRole role, IOperation source)
    {
        var load = (Load)Memory(row);
        Local local = NewLocal(name, load.Type, role);
        viewed[local] = RootOf((Local)load.Array);
        statements.Add(new Let(local, load, OriginOf(source.Syntax)));
        return IsData(row) ? AsData(local) : local;
    }

    private bool IsSpanOverMemory(IObjectCreationOperation creation) =>
        Map(creation.Type) is SpanType && creation.Arguments.Length is 1 or 3 && IsMemory(creation.Arguments[0].Value);

    // new ReadOnlySpan<double>(array, start, length)
    private Expr LowerSpanOver(IObjectCreationOperation creation, string name, LocalRole role) =>
        LowerView(creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToArray(), creation, name, role);

    // a.ToArray()   becomes   t = scratch of a.Length; for i { t[i] = a[i] }
    private Local Copied(Expr from, IOperation source, string name, LocalRole role)
    {
        Local copy = Scratched(from.Type.Element!, new Length(Memory(from)), source, name, role, isCleared: false);
        EmitCopy(from, copy, new Length(Memory(from)), source);
        return copy;
    }
}
