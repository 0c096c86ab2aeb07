using System.Linq;
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
        if (PlaceOf(assignment.Target) is not { } place)
            return RefuseTarget(assignment.Target);
        if (place is VariablePlace { Variable: var variable } && IsDelegate(TypeOfVariable(variable)))
            return AssignDelegate(variable, assignment.Value);
        Expr value = place is VariablePlace { Variable: var named } && IsMemoryVariable(named)
            ? LowerMemoryNamed(assignment.Value, named.Name, LocalRole.User)
            : LowerExpression(assignment.Value);
        return IsRefused(place, value) ? RefuseSilently() : Assign(place, value, assignment);
    }

    // x op= e   becomes   x1 = x0 op e, computed in the operator's type and converted back
    private Expr LowerCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (IsElementTarget(assignment.Target))
            return LowerElementCompound(assignment);
        if (PlaceOf(assignment.Target) is not { } place)
            return RefuseTarget(assignment.Target);
        Expr before = Read(place);
        if (before.Type is OpaqueType && !IsPoison(before) && !IsEnum(assignment.Target.Type) && assignment.Syntax is AssignmentExpressionSyntax written)
            return AssignForeign(place, before, $" {written.OperatorToken.Text.TrimEnd('=')} ", written.Right, assignment);
        Expr value = LowerExpression(assignment.Value);
        if (IsPoison(before) || IsRefused(place, value))
            return RefuseSilently();
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
        if (PlaceOf(increment.Target) is not { } place)
            return RefuseTarget(increment.Target);
        Expr before = Read(place);
        if (IsPoison(before))
            return RefuseSilently();
        if ((increment.OperatorMethod is { } own && !IsPrimitive(own, before)) || before.Type is not ScalarType scalar || before.Type == IrType.Boolean)
            return Refuse(LanguageDiagnostics.UserOperator, increment, "this operator");

        IrType type = Promoted(scalar);
        Expr one = type.IsFloatingPoint ? new FloatConstant(1, type) : new IntConstant(1, type);
        BinaryOp op = increment.Kind is OperationKind.Increment ? BinaryOp.Add : BinaryOp.Subtract;
        Expr result = MakeBinary(op, ConvertTo(before, type, false), one, type, increment.IsChecked);
        Expr after = Assign(place, ConvertTo(result, before.Type, increment.IsChecked), increment);
        return increment.IsPostfix ? before : after;
    }

    // (a, b) = (b, a)   becomes   a1 = b0; b1 = a0
    private Expr LowerDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation[] targets = AssignedVariables.Elements(deconstruction.Target).ToArray();
        IOperation value = deconstruction.Value is IConversionOperation { Operand: ITupleOperation literal } ? literal : deconstruction.Value;
        if (value is not ITupleOperation tuple || tuple.Elements.Length != targets.Length)
            return Refuse(LanguageDiagnostics.NotSupported, deconstruction, "this deconstruction", "assign the variables one by one");
        if (targets.FirstOrDefault(t => t is not IDiscardOperation && !IsElementTarget(t) && PlaceOf(t) is null) is { } foreign)
            return RefuseTarget(foreign);

        // The elements to write are fixed first, then all values are read, then all is written.
        Expr?[] elements = targets.Select(target => IsElementTarget(target) ? LowerElement(target) : null).ToArray();
        Expr[] values = LowerOperands([.. tuple.Elements]);
        if (elements.Any(element => element is not null && IsPoison(element)) || AnyPoison(values))
            return RefuseSilently();
        if (elements.Any(element => element is not null))
            values = values.Select(value => value.SelfAndDescendants().OfType<Load>().Any() ? Named("value", value, deconstruction) : value).ToArray();
        for (int i = 0; i < targets.Length; i++)
        {
            if (elements[i] is { } element)
                EmitStore(element, ConvertTo(values[i], element.Type, false), accumulates: false, deconstruction);
            if (elements[i] is not null || PlaceOf(targets[i]) is not { } place)
                continue;
            if (IsRefused(place, values[i]) || TypeOf(place) is not { } type)
                return RefuseSilently();
            Assign(place, values[i].Type is ScalarType ? ConvertTo(values[i], type, false) : values[i], deconstruction);
        }

        return Discarded;
    }

    /// <summary>The value of an expression whose value C# code cannot use here.</summary>
    private static Expr Discarded { get; } = new Verbatim("default", new OpaqueType("void"));

    private bool IsRefused(Place place, Expr value)
    {
        if (!IsPoison(value))
            return false;
        if (VariableOf(place) is { } variable)
            environment = environment.SetItem(variable, Poison);
        return true;
    }

    private Expr RefuseTarget(IOperation target) => target switch
    {
        IMemberReferenceOperation member => Refuse(LanguageDiagnostics.TargetNotVariable, target, $"'{member.Member.Name}'"),
        _ => Refuse(LanguageDiagnostics.TargetNotVariable, target, "this"),
    };
}
