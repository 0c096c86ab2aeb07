using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>The locals and parameters that a piece of code assigns, in source order.</summary>
internal static class AssignedVariables
{
    public static ImmutableArray<ISymbol> In(params IOperation?[] operations) => operations
        .SelectMany(Assignments)
        .Select(target => Symbol(target)!)
        .Distinct(SymbolEqualityComparer.Default)
        .ToImmutableArray()!;

    public static bool Any(IOperation operation) => Assignments(operation).Any();

    /// <summary>The places where locals and parameters are assigned.</summary>
    public static IEnumerable<IOperation> Assignments(IOperation? operation) =>
        operation is null ? [] : operation.DescendantsAndSelf().SelectMany(Targets).Where(target => Symbol(target) is not null);

    public static ISymbol? Symbol(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Symbol(declaration.Expression),
        _ => null,
    };

    private static IEnumerable<IOperation> Targets(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => Elements(deconstruction.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation increment => [increment.Target],
        _ => [],
    };

    public static IEnumerable<IOperation> Elements(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Elements),
        IDeclarationExpressionOperation declaration => Elements(declaration.Expression),
        _ => [target],
    };
}
