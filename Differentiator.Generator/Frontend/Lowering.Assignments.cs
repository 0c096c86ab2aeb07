using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // x = e   becomes   x1 = e, and stands for x1
    private Expr LowerAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
            return Refuse(LanguageDiagnostics.ByReference, assignment, "a ref assignment");
        if (assignment.Target is IDiscardOperation)
            return LowerExpression(assignment.Value);
        if (IsElementTarget(assignment.Target))
            return LowerElementAssignment(assignment);
        if (TargetOf(assignment.Target) is not { } place)
            return RefuseTarget(assignment.Target);
        if (place is VariablePlace { Variable: var variable } && IsDelegate(TypeOfVariable(variable)))
            return AssignDelegate(variable, assignment.Value);
        Expr value = TypeOf(place)?.Element is not null
            ? LowerMemoryNamed(assignment.Value, NameOf(place), LocalRole.User)
            : LowerExpression(assignment.Value);
        return IsRefused(place, value) ? RefuseSilently() : Assign(place, value, assignment);
    }

    // x op= e   becomes   x1 = x0 op e, computed in the operator's type and converted back
    private Expr LowerCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (IsElementTarget(assignment.Target))
            return LowerElementCompound(assignment);
        if (TargetOf(assignment.Target) is not { } place)
            return RefuseTarget(assignment.Target);
        Expr before = Read(place);
        if (before.Type is OpaqueType && !IsPoison(before) && !IsEnum(assignment.Target.Type) && assignment.Syntax is AssignmentExpressionSyntax written)
            return AssignForeign(place, before, $" {written.OperatorToken.Text.TrimEnd('=')} ", written.Right, assignment);
        Expr value = LowerExpression(assignment.Value);
        if (IsPoison(before) || IsRefused(place, value))
            return RefuseSilently();
        if (assignment.OperatorMethod is { } method && before.Type is StructType)
            return LowerUserOperator(Implementation(method, assignment.Target.Type), assignment, before, value) is var made && IsRefused(place, made) ? Poison : Assign(place, made, assignment);
        if ((assignment.OperatorMethod is { } own && !IsPrimitive(own, before, value)) || OperatorOf(assignment.OperatorKind) is not { } op
            || before.Type is not ScalarType scalar || value.Type is not ScalarType)
            return Refuse(LanguageDiagnostics.UserOperator, assignment, "this operator");

        IrType type = IsShift(op) ? Promoted(scalar) : value.Type;
        Expr result = MakeBinary(op, ConvertTo(before, type, false), value, type, assignment.IsChecked);
        return Assign(place, ConvertTo(result, before.Type, assignment.IsChecked), assignment);
    }

    // x++   becomes   x1 = x0 + 1, and stands for x0;   ++x   stands for x1
    private Expr LowerIncrement(IIncrementOrDecrementOperation increment)
    {
        if (IsElementTarget(increment.Target))
            return LowerElementIncrement(increment);
        if (TargetOf(increment.Target) is not { } place)
            return RefuseTarget(increment.Target);
        Expr before = Read(place);
        if (IsPoison(before))
            return RefuseSilently();
        if (increment.OperatorMethod is { } own && !IsPrimitive(own, before))
        {
            Expr next = LowerUserOperator(Implementation(own, increment.Target.Type), increment, before);
            if (IsPoison(next))
                return RefuseSilently();
            Expr assigned = Assign(place, next, increment);
            return increment.IsPostfix ? before : assigned;
        }

        if (before.Type is not ScalarType scalar || before.Type == IrType.Boolean)
            return Refuse(LanguageDiagnostics.UserOperator, increment, "this operator");

        IrType type = Promoted(scalar);
        Expr one = type.IsFloatingPoint ? new FloatConstant(1, type) : new IntConstant(1, type);
        BinaryOp op = increment.Kind is OperationKind.Increment ? BinaryOp.Add : BinaryOp.Subtract;
        Expr result = MakeBinary(op, ConvertTo(before, type, false), one, type, increment.IsChecked);
        Expr after = Assign(place, ConvertTo(result, before.Type, increment.IsChecked), increment);
        return increment.IsPostfix ? before : after;
    }

    /// <summary>The value of an expression whose value C# code cannot use here.</summary>
    private static Expr Discarded { get; } = new Verbatim("default", new OpaqueType("void"));

    private bool IsRefused(Place place, Expr value)
    {
        if (!IsPoison(value))
            return false;
        Fail(place);
        return true;
    }

    private Expr RefuseTarget(IOperation target) => target switch
    {
        IMemberReferenceOperation member => Refuse(LanguageDiagnostics.TargetNotVariable, target, $"'{member.Member.Name}'"),
        _ => Refuse(LanguageDiagnostics.TargetNotVariable, target, "this"),
    };
}
