using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Vectors, quaternions and matrices: structures whose members have formulas in place of source.</content>
internal sealed partial class Lowering
{
    // a.Length(), Vector3.Dot(a, b)   become   what the table says of their components
    private Expr LowerVectorCall(IInvocationOperation call)
    {
        (IMethodSymbol target, StructType type) = (call.TargetMethod, VectorType(call.TargetMethod)!);
        if (target is { IsStatic: true, Name: "Create" })
            return LowerVectorCreation(target, type, call.Arguments, call);
        Expr value = LowerVectorMember(target, call.Instance, call.Arguments, call, types =>
            NumericTable.Find(type, target.Name, types) is { } formula && NumericTable.IsCalled(type, target.Name, types) ? OfOriginal(target, formula, OriginOfStatement(call)) : NumericTable.Find(type, target.Name, types));
        return value is New pair && Map(call.Type) is StructType { IsTuple: true } tuple ? new New(tuple, pair.Arguments) : value;
    }

    // v[1]   is   v.Y;   Vector3.One   becomes   new Vector3(1, 1, 1)
    private Expr? LowerVectorProperty(IPropertyReferenceOperation property)
    {
        if (VectorType(property.Property) is not { } type)
            return null;
        if (property is { Property.IsIndexer: true, Instance: { } vector } && ComponentOf(property, type) is { } component)
            return LowerExpression(vector) is var value && IsPoison(value) ? Poison : PartOf(value, component);
        return LowerVectorMember(property.Property, property.Instance, property.Arguments, property, types => NumericTable.Find(type, property.Property.Name, types));
    }

    // new Vector3(v, z)   becomes   new Vector3(vX, vY, z)
    private Expr LowerVectorCreation(IMethodSymbol constructor, StructType type, ImmutableArray<IArgumentOperation> arguments, IOperation source) =>
        LowerVectorMember(constructor, null, arguments, source, types => NumericTable.Constructor(type, types), areUsedOnce: true);

    private Expr LowerVectorMember(
        ISymbol member, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation source,
        Func<IReadOnlyList<IrType>, Formula?> find, bool areUsedOnce = false)
    {
        if (arguments.Any(argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter } parameter || Map(parameter.Type) is not (ScalarType or StructType)))
            return RefuseVectorMember(member, source);
        IOperation[] written = [.. instance is null ? [] : new[] { instance }, .. arguments.Select(argument => argument.Value)];
        Expr[] values = LowerOperands(written.Select<IOperation, Func<Expr>>(operand => () => LowerScalar(operand)).ToArray());
        if (AnyPoison(values))
            return RefuseSilently();
        int first = instance is null ? 0 : 1;
        var operands = new Expr[values.Length];
        for (int k = 0; k < operands.Length; k++)
            operands[k < first ? k : first + arguments[k - first].Parameter!.Ordinal] = values[k];
        string[] names = [.. instance is null ? [] : new[] { "vector" }, .. arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Parameter!.Name)];
        return Computed(find(operands.Select(operand => operand.Type).ToArray()), operands, areUsedOnce ? null : names, member, source);
    }

    // a + b   becomes   new Vector3(aX + bX, ..)
    private Expr LowerVectorOperator(IMethodSymbol method, IOperation source, Expr[] operands) => Computed(
        NumericTable.Find(VectorType(method)!, method.Name, operands.Select(operand => operand.Type).ToArray()),
        operands, method.Parameters.Select(parameter => parameter.Name).ToArray(), method, source);

    /// <param name="names">What to call the operands, so that they are computed once; null if each is used once.</param>
    private Expr Computed(Formula? formula, Expr[] operands, string[]? names, ISymbol member, IOperation source)
    {
        if (formula is null)
            return RefuseVectorMember(member, source);
        Origin origin = OriginOfStatement(source);
        return formula(
            operands.Select((operand, k) => names is not null ? Named(names[k], operand, origin) : operand.Type is StructType ? Bundle(operand) : operand).ToArray(),
            (name, value) => Named(name, value, origin)) ?? RefuseVectorMember(member, source);
    }

    private Expr RefuseVectorMember(ISymbol member, IOperation source) =>
        Refuse(RuleDiagnostics.NoRule, source, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), "");

    /// <summary>The component that constant indices choose; null if there is none.</summary>
    private static string? ComponentOf(IPropertyReferenceOperation element, StructType type)
    {
        int row = NumericTypes.RowLength(type), rows = type.Fields.Count / row;
        int[] indices = element.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value.ConstantValue.Value as int? ?? -1).ToArray();
        return indices.Length == (rows == 1 ? 1 : 2) && indices[0] >= 0 && indices[0] < (rows == 1 ? row : rows) && indices[indices.Length - 1] >= 0 && indices[indices.Length - 1] < row
            ? type.Fields[rows == 1 ? indices[0] : (indices[0] * row) + indices[1]].Name
            : null;
    }

    private static string? ComponentOf(IPropertyReferenceOperation element) =>
        element.Property.IsIndexer && VectorType(element.Property) is { } type ? ComponentOf(element, type) : null;

    /// <summary>The vector, quaternion or matrix whose member a symbol is.</summary>
    private static StructType? VectorType(ISymbol member) => Structures.Numeric(member.ContainingType);
}
