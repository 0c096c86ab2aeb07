using System;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Library methods that fill, clear and copy arrays and spans, as the loops that they are.</content>
internal sealed partial class Lowering
{
    /// <summary>Null if the call is no such method.</summary>
    private Expr? LowerMemoryCall(IInvocationOperation call)
    {
        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        IOperation[] operands = call.Instance is null ? arguments : [call.Instance, .. arguments];
        if (operands.Length == 0 || !IsMemoryMethod(call.TargetMethod) || Map(Unconverted(operands[0]).Type)?.Element is null)
            return null;
        return (call.TargetMethod.Name, operands.Length) switch
        {
            ("AsSpan" or "Slice", _) => LowerMemoryNamed(call, "span"),
            ("GetLength", 2) => LowerDimension(operands[0], operands[1]),
            _ when Map(Unconverted(operands[0]).Type)?.Element is ArrayType => Refuse(
                LanguageDiagnostics.NotSupported, call, $"'{call.TargetMethod.Name}' of a jagged array", "write a loop over its rows"),
            ("Fill", 2) => LowerFill(operands[0], operands[1], call),
            ("Clear", 1) => LowerClear(operands[0]),
            ("CopyTo", 2) => LowerCopy(operands[0], operands[1], null, call),
            ("Copy", 3) => LowerCopy(operands[0], operands[1], operands[2], call),
            ("ToArray", 1) => LowerMemory(operands[0]) is var array && IsPoison(array) ? Poison : Copied(array, call, "copy", LocalRole.Temporary),
            _ => null,
        };
    }

    private bool IsMemoryCall(IInvocationOperation call) =>
        IsMemoryMethod(call.TargetMethod)
        && call.TargetMethod.Name is "AsSpan" or "Slice" or "GetLength" or "Fill" or "Clear" or "CopyTo" or "Copy" or "ToArray"
        && Map(Unconverted(call.Instance ?? call.Arguments[0].Value).Type)?.Element is not null;

    private static bool IsMemoryMethod(IMethodSymbol method) =>
        method.ContainingType is { Name: "Span" or "ReadOnlySpan" or "MemoryExtensions" or "Array", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static IOperation Unconverted(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operand;

    private Expr LowerDimension(IOperation memory, IOperation dimension)
    {
        Expr array = LowerMemory(memory);
        if (IsPoison(array))
            return Poison;
        return Constants.Lower(dimension) is IntConstant { Value: >= 0 and < 32 } constant
            ? new Length(Memory(array), array.Type is RectangularType ? (int)constant.Value : null)
            : Refuse(LanguageDiagnostics.NotSupported, dimension, "a dimension that is no constant", "write the number of the dimension");
    }

    // s.Fill(v)   becomes   for i { s[i] = v }
    private Expr LowerFill(IOperation memory, IOperation value, IOperation source)
    {
        Expr[] operands = LowerOperands(() => LowerMemory(Unconverted(memory)), () => LowerExpression(value));
        if (AnyPoison(operands))
            return Poison;
        var array = (Local)Memory(operands[0]);
        Expr element = Named("value", Converted(operands[1], array.Type.Element!), OriginOf(source.Syntax));
        if (element.Type != array.Type.Element)
            return Refuse(LanguageDiagnostics.ValueType, value, "this value", value.Type.InMessage());
        EmitElementwise(new Length(array), source, (index, origin) => [new Store(array, index, Whole(element), Accumulates: false, origin)]);
        return Discarded;
    }

    private Expr LowerClear(IOperation memory)
    {
        Expr array = LowerMemory(Unconverted(memory));
        if (IsPoison(array))
            return Poison;
        statements.Add(new Clear((Local)Memory(array), OriginOf(memory.Syntax)));
        writes++;
        return Discarded;
    }

    // a.CopyTo(b)   becomes   for i { b[i] = a[i] }, by way of a copy where both may be the same memory
    private Expr LowerCopy(IOperation source, IOperation target, IOperation? count, IOperation call)
    {
        Expr[] operands = LowerOperands([
            () => LowerMemory(Unconverted(source)), () => LowerMemory(Unconverted(target)), .. count is null ? Array.Empty<Func<Expr>>() : [() => LowerExpression(count)],
        ]);
        if (AnyPoison(operands))
            return Poison;
        (Expr from, Expr to) = (operands[0], operands[1]);
        if (from.Type.Element != to.Type.Element || from.Type is RectangularType || to.Type is RectangularType)
            return Refuse(LanguageDiagnostics.ArrayChosen, call, "this pair of arrays");
        Expr length = count is null ? new Length(Memory(from)) : Named("length", operands[2], count);
        if (RootOf((Local)Memory(from)) is not { } read || RootOf((Local)Memory(to)) is not { } written || read == written)
            from = Copied(from, call, "copy", LocalRole.Temporary);
        EmitCopy(from, to, length, call);
        return Discarded;
    }

    private void EmitCopy(Expr from, Expr to, Expr length, IOperation source)
    {
        IrType type = from.Type.Element!;
        EmitElementwise(length, source, (index, origin) => [new Store((Local)Memory(to), index, Whole(LoadOf(from, index, type)), Accumulates: false, origin)]);
    }

    private void EmitElementwise(Expr length, IOperation source, Func<Local, Origin, Stmt[]> body)
    {
        Origin origin = OriginOf(source.Syntax);
        string name = Active.IndexNames.Next();
        Local index = NewLocal(name, IrType.Int32, LocalRole.User);
        var range = new LoopRange(new IntConstant(0, IrType.Int32), length, 1, IsInclusive: false);
        statements.Add(new For(index, range, [], new Region(body(index, origin).ToEquatableArray(), []), origin));
        Active.IndexNames.Release(name);
        writes++;
    }
}
