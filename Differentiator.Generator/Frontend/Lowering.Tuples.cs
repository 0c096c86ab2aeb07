using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // (x, y)
    private Expr LowerTuple(ITupleOperation tuple) => Map(tuple.Type) is StructType type
        ? LowerElements(tuple.Elements, type, tuple)
        : LanguageFence.Refuse(tuple, Refuse);

    private Expr LowerElements(IReadOnlyList<IOperation> elements, StructType type, IOperation source)
    {
        Expr[] values = LowerOperands(elements.Select<IOperation, Func<Expr>>(element => () => LowerPart(element, "element")).ToArray());
        if (AnyPoison(values))
            return RefuseSilently();
        return values.Zip(type.Fields, (value, field) => Fits(value, field.Type)).All(fits => fits)
            ? new New(type, EquatableArray.Of(values))
            : Refuse(LanguageDiagnostics.ValueType, source, "this value", source.Type.InMessage());
    }

    // (double, double) t = (1, x);   converts element by element
    private static Expr? ConvertTuple(Expr value, StructType type)
    {
        if (value.Type == type)
            return value;
        if (value.Type is not StructType { IsTuple: true } || !type.IsTuple)
            return null;
        New bundle = Bundle(value);
        var elements = new Expr[type.Fields.Count];
        for (int k = 0; k < elements.Length; k++)
        {
            Expr? element = type.Fields[k].Type switch
            {
                StructType inner => ConvertTuple(bundle.Arguments[k], inner),
                ScalarType scalar when bundle.Arguments[k].Type is ScalarType => ConvertTo(bundle.Arguments[k], scalar, false),
                var same when bundle.Arguments[k].Type == same => bundle.Arguments[k],
                _ => null,
            };
            if (element is null)
                return null;
            elements[k] = element;
        }

        return new New(type, EquatableArray.Of(elements));
    }

    // (a, b) = (b, a)   becomes   a1 = b0; b1 = a0
    private Expr LowerDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation value = deconstruction.Value is IConversionOperation { Operand: ITupleOperation literal } ? literal : deconstruction.Value;
        IOperation[] targets = AssignedVariables.Elements(deconstruction.Target).ToArray();
        if (targets.FirstOrDefault(t => t is not IDiscardOperation && !IsElementTarget(t) && TargetOf(t) is null) is { } foreign)
            return RefuseTarget(foreign);

        // The elements to write are fixed first, then all values are read, then all is written.
        Dictionary<IOperation, Expr> elements = targets.Where(IsElementTarget).ToDictionary(target => target, LowerElement);
        Expr right = LowerExpression(value);
        if (IsPoison(right) || elements.Values.Any(IsPoison))
        {
            foreach (Place place in targets.Select(TargetOf).OfType<Place>())
                Fail(place);
            return RefuseSilently();
        }

        if (elements.Count > 0)
            right = Named("value", right, OriginOf(deconstruction.Syntax));

        Deconstruct(deconstruction.Target, right, context.DeconstructionOf(deconstruction.Syntax), elements, deconstruction);
        return isRefused ? Poison : right;
    }

    private void Deconstruct(IOperation target, Expr value, DeconstructionInfo info, Dictionary<IOperation, Expr> elements, IOperation source)
    {
        target = target is IDeclarationExpressionOperation { Expression: ITupleOperation declared } ? declared : target;
        if (target is not ITupleOperation tuple)
        {
            Place? place = elements.TryGetValue(target, out Expr? element) ? null : TargetOf(target);
            if ((element?.Type ?? (place is null ? null : TypeOf(place))) is not { } type)
                return;

            // Conversions that types define, and code that does not compile.
            Expr converted = Converted(value, type);
            if (converted.Type != type && (type is ScalarType || converted.Type is ScalarType or StructType))
                Refuse(LanguageDiagnostics.NotSupported, source, "this deconstruction", "assign the variables one by one");
            else if (element is not null)
                EmitStore(element, converted, accumulates: false, source);
            else if (place is not null)
                Assign(place, converted, source);
            return;
        }

        Expr? parts = Deconstructed(value, info.Method, source);
        if (parts is null || Bundle(parts).Arguments.Count != tuple.Elements.Length)
        {
            Refuse(LanguageDiagnostics.NotSupported, source, "this deconstruction", "assign the variables one by one");
            return;
        }

        for (int k = 0; k < tuple.Elements.Length; k++)
            Deconstruct(tuple.Elements[k], Bundle(parts).Arguments[k], info.Nested.Length > k ? info.Nested[k] : default, elements, source);
    }

    private static Expr Converted(Expr value, IrType type) => type switch
    {
        ScalarType when value.Type is ScalarType => ConvertTo(value, type, false),
        StructType structure => ConvertTuple(value, structure) ?? value,
        _ => value,
    };

    // var (a, b) = p;   becomes   p.Deconstruct(out a, out b), which of positional records gives the parts
    private Expr? Deconstructed(Expr value, IMethodSymbol? method, IOperation source)
    {
        if (value.Type is StructType { IsTuple: true })
            return value;
        if (method is null || value.Type is not StructType type)
            return null;
        if (!context.HasSource(method))
            return method.IsImplicitlyDeclared ? new New(TupleOf(type.Fields.Take(type.Positional)), type.Fields.Take(type.Positional).Select(part => PartOf(value, part.Name)).ToEquatableArray()) : null;
        IMethodSymbol callee = MethodBody.Declaration(method);
        Expr receiver = Named("value", value, OriginOf(source.Syntax));
        int first = callee.IsStatic ? 1 : 0;
        return Inline(method, source, () =>
        {
            environment = environment.SetItem(callee.IsStatic ? callee.Parameters[0] : This!, receiver);
            foreach (IParameterSymbol parameter in callee.Parameters.Skip(first))
                environment = environment.SetItem(parameter, Zero(MapOrName(parameter.Type)));
        }, () =>
        {
            Expr[] parts = callee.Parameters.Skip(first).Select(parameter => Read(PlaceOf(parameter))).ToArray();
            return AnyPoison(parts) ? Poison : new New(TupleOf(parts.Select(part => new StructField("", part.Type))), EquatableArray.Of(parts));
        }) is var result && IsPoison(result) ? null : result;
    }

    private static StructType TupleOf(IEnumerable<StructField> fields) => new("", fields.ToEquatableArray(), 0, IsTuple: true);

    // (a, b) == (c, d)   becomes   a == c && b == d;   !=   becomes   a != c || b != d
    private Expr LowerTupleComparison(ITupleBinaryOperation comparison)
    {
        Expr[] operands = LowerOperands(comparison.LeftOperand, comparison.RightOperand);
        if (AnyPoison(operands))
            return Poison;
        (Expr left, Expr right) = (operands[0], operands[1]);
        if (ArrayParts(left).Concat(ArrayParts(right)).Any())
            return Refuse(LanguageDiagnostics.NotSupported, comparison, "a comparison of arrays", "compare the elements one by one");
        bool isEqual = comparison.OperatorKind is BinaryOperatorKind.Equals;
        Expr? result = null;
        foreach ((Expr a, Expr b) in Parts(left).Zip(Parts(right), (a, b) => (a, b)))
        {
            if (Common(a.Type, b.Type) is not { } type)
                return Refuse(LanguageDiagnostics.NotSupported, comparison, "this comparison of tuples", "compare the elements one by one");
            Expr part = new Binary(isEqual ? BinaryOp.Equal : BinaryOp.NotEqual, ConvertTo(a, type, false), ConvertTo(b, type, false), IrType.Boolean);
            result = isEqual ? And(result, part) : Or(result, part);
        }

        return result ?? new BoolConstant(isEqual);
    }

    /// <summary>The type in which C# compares two numbers; null if it does not.</summary>
    private static IrType? Common(IrType left, IrType right)
    {
        if (left == right)
            return left is ScalarType or OpaqueType ? left : null;
        if (left is not ScalarType first || right is not ScalarType second || left == IrType.Boolean || right == IrType.Boolean)
            return null;
        ScalarType[] wider = [IrType.Double, IrType.Single, new(ScalarKind.Int64), IrType.Int32];
        ScalarType promoted = Promoted(first), other = Promoted(second);
        return wider.FirstOrDefault(type => type == promoted || type == other) is { } common && wider.Contains(promoted) && wider.Contains(other) ? common : null;
    }

    // p == q of records   becomes   p.X == q.X && ..; a NaN equals a NaN there
    private Expr RecordEquality(Expr left, Expr right, IOperation source)
    {
        if (left.Type != right.Type || left.Type is not StructType)
            return Refuse(LanguageDiagnostics.ValueType, source, "this value", source.Type.InMessage());
        Expr? result = null;
        foreach ((Expr a, Expr b) in Parts(Named("left", left, OriginOfStatement(source))).Zip(Parts(Named("right", right, OriginOfStatement(source))), (a, b) => (a, b)))
        {
            Expr part = a.IsEqualTo(b);
            if (a.Type.IsFloatingPoint)
                part = Or(part, And(new Binary(BinaryOp.NotEqual, a, a, IrType.Boolean), new Binary(BinaryOp.NotEqual, b, b, IrType.Boolean)));
            result = And(result, part);
        }

        return ArrayParts(left).Any()
            ? Refuse(LanguageDiagnostics.NotSupported, source, "a comparison of arrays", "compare the elements one by one")
            : result ?? new BoolConstant(true);
    }
}
