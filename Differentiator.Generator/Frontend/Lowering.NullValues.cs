using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Values that may be missing.</content>
internal sealed partial class Lowering
{
    // n ?? x   becomes   if (run n is not null) yield run n.GetValueOrDefault() else yield x
    private Expr LowerCoalesce(ICoalesceOperation coalesce)
    {
        if (Map(coalesce.Type)?.Element is not null)
            return LowerMemoryOrThrow(coalesce);
        Expr value = LowerExpression(coalesce.Value);
        if (IsPoison(value) || Map(coalesce.Type) is not { } type)
            return RefuseSilently();
        Local has = Run(new Foreign(EquatableArray.Of("", " is not null"), EquatableArray.Of(value), IrType.Boolean), IrType.Boolean, coalesce);
        return Choose(
            has,
            Capture(() => Run(new Foreign(EquatableArray.Of("", ".GetValueOrDefault()"), EquatableArray.Of(value), type), type, coalesce)),
            Capture(() => LowerScalar(coalesce.WhenNull)),
            coalesce);
    }

    // a ?? throw e   becomes   if (a == null) throw e; a
    private Expr LowerMemoryOrThrow(ICoalesceOperation coalesce)
    {
        if (coalesce.WhenNull is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation }))
            return Refuse(LanguageDiagnostics.ArrayChosen, coalesce, "this expression");
        Expr array = LowerMemory(coalesce.Value);
        if (IsPoison(array))
            return Poison;
        Branch missing = Capture(() => LowerExpression(coalesce.WhenNull)), there = Capture(() => array);
        return EmitIf(IsNull(array), missing, there, coalesce)!;
    }

    // t ??= e   becomes   t = t ?? e
    private Expr LowerCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        if (PlaceOf(assignment.Target) is not { } place)
            return RefuseTarget(assignment.Target);
        Expr before = Read(place);
        if (before.Type is not OpaqueType || assignment.Syntax is not AssignmentExpressionSyntax { Right: var right })
            return IsPoison(before) ? Poison : Refuse(LanguageDiagnostics.ValueType, assignment.Target, "this variable", assignment.Target.Type.InMessage());
        return AssignForeign(place, before, " ?? ", right, assignment);
    }

    // text += e   becomes   text = run text + e
    private Expr AssignForeign(Place place, Expr before, string op, ExpressionSyntax right, IOperation source)
    {
        var text = new ForeignText();
        text.Add(before);
        text.Add(op);
        bool isNested = right is BinaryExpressionSyntax or ConditionalExpressionSyntax;
        text.Add(isNested ? "(" : "");
        if (!Copied(() => Copy(right, text)))
            return Poison;
        text.Add(isNested ? ")" : "");
        return Assign(place, Run(text.ToExpr(before.Type), before.Type, source), source);
    }

    /// <summary>Whether an array is compared with null.</summary>
    private bool IsNullTest(IBinaryOperation test) =>
        test is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null, RightOperand.ConstantValue: { HasValue: true, Value: null } }
        && IsMemoryVariable(Unconverted(test.LeftOperand));

    private Expr LowerNullTest(IBinaryOperation test)
    {
        Expr array = LowerMemory(Unconverted(test.LeftOperand));
        return IsPoison(array) ? Poison : test.OperatorKind is BinaryOperatorKind.Equals ? IsNull(array) : IsNotNull(array);
    }

    // a is null, a is not null; any other pattern runs as it stands
    private Expr LowerMemoryPattern(IIsPatternOperation test) => test.Pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => IsNull(LowerMemory(test.Value)),
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => IsNotNull(LowerMemory(test.Value)),
        _ => CopyForeign(test) is var code && IsPoison(code) ? Poison : Run(code, IrType.Boolean, test),
    };

    private static Binary IsNull(Expr array) => new(BinaryOp.Equal, Memory(array), new Verbatim("null", array.Type), IrType.Boolean);

    private static Binary IsNotNull(Expr array) => new(BinaryOp.NotEqual, Memory(array), new Verbatim("null", array.Type), IrType.Boolean);
}
