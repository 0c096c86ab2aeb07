using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>The tree that computes the expression; what it assigns on the way has been emitted before.</summary>
    private Expr LowerExpression(IOperation operation)
    {
        if (Constants.Lower(operation) is { } constant)
            return constant;
        if (!TryEnter(operation))
            return Poison;
        Expr value = operation switch
        {
            IThrowOperation thrown => LowerThrowExpression(thrown, thrown.Type),
            IConversionOperation { Operand: IThrowOperation thrown } throwing => LowerThrowExpression(thrown, throwing.Type),
            _ when IsForeign(operation) => LowerForeign(operation),
            ILocalReferenceOperation local => LowerVariable(local.Local, local),
            IParameterReferenceOperation { Parameter: var captured } when IsInObject && IsCaptured(captured) =>
                Refuse(LanguageDiagnostics.State, operation, captured.Name, "a parameter of the primary constructor"),
            IParameterReferenceOperation parameter => LowerVariable(parameter.Parameter, parameter),
            IParenthesizedOperation parenthesized => LowerExpression(parenthesized.Operand),
            IBinaryOperation test when IsNullTest(test) => LowerNullTest(test),
            IBinaryOperation binary => LowerBinary(binary),
            IUnaryOperation unary => LowerUnary(unary),
            IConversionOperation conversion => LowerConversion(conversion),
            IConditionalOperation choice => LowerConditional(choice),
            ISimpleAssignmentOperation assignment => LowerAssignment(assignment),
            ICompoundAssignmentOperation assignment => LowerCompoundAssignment(assignment),
            IIncrementOrDecrementOperation increment => LowerIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => LowerDeconstruction(deconstruction),
            ICoalesceOperation coalesce => LowerCoalesce(coalesce),
            ICoalesceAssignmentOperation assignment => LowerCoalesceAssignment(assignment),
            ISwitchExpressionOperation choice => LowerSwitchExpression(choice),
            IIsPatternOperation test when IsMemoryVariable(test.Value) => LowerMemoryPattern(test),
            IIsPatternOperation test => LowerIsPattern(test),
            IInvocationOperation call => LowerCall(call),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation when !IsElement(operation) => LowerMemoryNamed(operation, "span"),
            _ when IsElement(operation) => operation.Type is IArrayTypeSymbol ? LowerMemoryNamed(operation, "row") : LowerElement(operation),
            IPropertyReferenceOperation { Property: var member } read when IsConstant(member) => LowerConstantMember(member, member.Type, read),
            IArrayCreationOperation or { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => LowerMemoryNamed(operation, "array"),
            IPropertyReferenceOperation property => LowerProperty(property),
            IFieldReferenceOperation field => LowerField(field),
            IDefaultValueOperation { Type: { } type } when Actual(type).IsValueType && Map(type) is ScalarType or StructType => Zero(Map(type)!),
            IInstanceReferenceOperation when PlaceOf(operation) is { } place => Read(place),
            IObjectCreationOperation creation => LowerCreation(creation),
            IWithOperation copy => LowerWith(copy),
            ITupleOperation tuple => LowerTuple(tuple),
            ITupleBinaryOperation comparison => LowerTupleComparison(comparison),
            _ => LanguageFence.Refuse(operation, Refuse),
        };
        Leave();
        return Settled(value, operation);
    }

    private Expr LowerVariable(ISymbol variable, IOperation use) =>
        Read(PlaceOf(variable)) is var value and not KnownDelegate ? value : RefuseDelegate(use);

    /// <summary>An expression whose value is no array or span, for the places that cannot hold one.</summary>
    private Expr LowerScalar(IOperation operation)
    {
        Expr value = LowerExpression(operation);
        return value.Type.Element is null || HasThrown ? value : Refuse(LanguageDiagnostics.ArrayChosen, operation, "this expression");
    }

    private static bool AnyPoison(params Expr[] values) => values.Any(IsPoison);
}
