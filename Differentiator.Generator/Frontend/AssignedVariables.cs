using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>The places in a piece of code that are assigned, in source order.</summary>
internal static class AssignedVariables
{
    public static IEnumerable<IOperation> Assignments(IOperation operation) =>
        operation.DescendantsAndSelf().SelectMany(AssignedBy);

    public static ISymbol? Symbol(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Symbol(declaration.Expression),
        IParenthesizedOperation parenthesized => Symbol(parenthesized.Operand),
        _ => null,
    };

    /// <summary>What the operation itself assigns.</summary>
    public static IEnumerable<IOperation> AssignedBy(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => Elements(deconstruction.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation increment => [increment.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } reference when reference.GetVariableInitializer() is { } initializer => [initializer.Value],
        _ => [],
    };

    public static IEnumerable<IOperation> Elements(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Elements),
        IDeclarationExpressionOperation declaration => Elements(declaration.Expression),
        _ => [target],
    };
}
