using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>The operands of undifferentiated code: variables, and what is computed from them without effects.</content>
internal sealed partial class Lowering
{
    /// <summary>What stands for a present value; all else is copied as it is written.</summary>
    private bool IsLeaf(IOperation operation) =>
        operation is not (IBinaryOperation or IUnaryOperation or IParenthesizedOperation or IConversionOperation or IConditionalOperation or IInvocationOperation) && !IsDeep(operation) && IsOperand(operation);

    private bool IsOperand(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        { ConstantValue.HasValue: true } => false,
        IFieldReferenceOperation { Instance: { } instance } field when IsObject(instance) => Map(field.Type) is ScalarType,
        IMemberReferenceOperation { Instance: { } instance } when Map(instance.Type) is StructType => true,
        { Type: { } type } when Map(type) is not ScalarType => false,
        IParenthesizedOperation parenthesized => IsOperand(parenthesized.Operand),
        IBinaryOperation { OperatorMethod: null, IsLifted: false } binary => IsPart(binary.LeftOperand) && IsPart(binary.RightOperand),
        IUnaryOperation { OperatorMethod: null, IsLifted: false } unary => IsPart(unary.Operand),
        IConversionOperation { OperatorMethod: null } conversion => IsPart(conversion.Operand),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => IsPart(choice.Condition) && IsPart(choice.WhenTrue) && IsPart(whenFalse),
        IIncrementOrDecrementOperation { OperatorMethod: null } increment => IsPart(increment.Target),
        ISimpleAssignmentOperation { IsRef: false } assignment => IsPart(assignment.Target) && IsPart(assignment.Value),
        ICompoundAssignmentOperation { OperatorMethod: null } assignment => IsPart(assignment.Target) && IsPart(assignment.Value),
        IInvocationOperation { Instance: null } call => HasRule(call.TargetMethod) && call.Arguments.All(argument => IsPart(argument.Value)),
        IArrayElementReferenceOperation element => IsVariable(element.ArrayReference) && element.Indices.All(IsIndex),
        IImplicitIndexerReferenceOperation element => IsMemoryVariable(element.Instance) && IsIndex(element.Argument),
        IPropertyReferenceOperation { Instance: { } instance } property => IsMemoryVariable(instance) && property.Arguments.All(argument => IsIndex(argument.Value)),
        _ => false,
    };

    private bool IsPart(IOperation operation) =>
        Map(operation.Type) is ScalarType && (operation.ConstantValue.HasValue || IsOperand(operation));

    private bool IsIndex(IOperation position) =>
        position is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd ? IsPart(fromEnd.Operand) : IsPart(position);

    private static bool IsVariable(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation;

    private bool IsMemoryVariable(IOperation operation) => IsVariable(operation) && Map(operation.Type)?.Element is not null;

    private bool HasRule(IMethodSymbol target) => Kernels.Is(target, context) ||
        (target.IsStatic && FunctionOf(target) is var function && (RuleTable.Has(function) || FunctionRefs.IsPureDiscrete(function)));

    private void CopyOperand(IOperation operation, ForeignText text)
    {
        if (IsMemoryVariable(operation) && !MayReceiveMemory(operation))
        {
            Refuse(RuleDiagnostics.MemoryPassed, operation, operation.Syntax.ToString(), "pass a ReadOnlySpan of it, or the elements it needs");
            return;
        }

        Expr value = LowerExpression(operation);
        if (value.Type is StructType)
            Refuse(LanguageDiagnostics.ValueType, operation, "this value", operation.Type.InMessage());
        else if (value.Type is MatrixType && !IsShape(operation.Parent))
            _ = isRefused ? Poison : Refuse(RuleDiagnostics.MemoryPassed, operation, operation.Syntax.ToString(), "use functions that return a new matrix, such as Matrix.Add");
        else if (!IsPoison(value))
            text.Add(Memory(value));
    }

    /// <summary>Whether the place can do no more than read the memory, or look whether there is any.</summary>
    private bool MayReceiveMemory(IOperation memory)
    {
        IOperation place = memory;
        while (place.Parent is IConversionOperation or IParenthesizedOperation)
            place = place.Parent;
        return place.Parent switch
        {
            IArgumentOperation { Parameter: { } parameter } => Map(parameter.Type) is SpanType { IsReadOnly: true } || IsNullCheck(parameter),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            IArrayElementReferenceOperation row when Map(row.Type)?.Element is not null => MayReceiveMemory(row),
            IIsPatternOperation or IIsTypeOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
            ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } => true,
            IPropertyReferenceOperation or IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation } => true,
            _ => false,
        };
    }

    private static bool IsNullCheck(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { Name: "ThrowIfNull", ContainingType: { Name: "ArgumentNullException" } type } && type.Qualified() == "System.ArgumentNullException";

    // nameof(x), where x has this name in the emitted code as well, else the name itself
    private string NameOf(INameOfOperation name)
    {
        string text = (string)name.ConstantValue.Value!;
        bool isParameter = name.Argument is IParameterReferenceOperation { Parameter.ContainingSymbol: var owner } && context.IsRoot(owner);
        return isParameter ? name.Syntax.ToString() : SymbolDisplay.FormatLiteral(text, quote: true);
    }
}
