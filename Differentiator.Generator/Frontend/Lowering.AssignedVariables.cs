using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>
    /// The variables that a piece of code assigns, itself or through references, in source order. Arguments by reference
    /// count as assigned, so that the bodies of the methods called need not be searched.
    /// </summary>
    private ImmutableArray<ISymbol> AssignedIn(IEnumerable<IOperation?> operations) => operations
        .SelectMany(AssignedVariables.Assignments)
        .Select(target => PlaceOf(AssignedVariables.Symbol(target)!))
        .Select(VariableOf)
        .Where(variable => variable is not null)
        .Distinct(SymbolEqualityComparer.Default)
        .ToImmutableArray()!;

    /// <summary>Whether a variable was declared by the method being lowered, and is gone when it returns.</summary>
    private bool IsOwn(ISymbol variable) => IsOf(Method, variable);
}
