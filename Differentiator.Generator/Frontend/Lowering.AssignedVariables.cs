using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>
    /// The variables that a piece of code assigns, in source order: itself, through references, and in the local functions
    /// and lambdas that it calls. Arguments by reference count as assigned, so that the bodies of other methods need not be
    /// searched.
    /// </summary>
    private ImmutableArray<ISymbol> AssignedIn(IEnumerable<IOperation?> operations)
    {
        var found = new List<ISymbol>();
        var followed = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation? operation in operations)
            CollectAssigned(operation, found, followed);
        return found.Distinct(SymbolEqualityComparer.Default).Where(variable => activations.Any(active => IsOf(active.Method, variable!))).ToImmutableArray()!;
    }

    private void CollectAssigned(IOperation? operation, List<ISymbol> found, HashSet<IMethodSymbol> followed)
    {
        if (operation is null)
            return;
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            foreach (IOperation target in AssignedVariables.AssignedBy(inner).Concat(ReceiverOf(inner)))
            {
                if (RootOf(target) is { } variable)
                    found.Add(variable);
            }

            if (InnerFunction(inner) is { } function && followed.Add(function))
                CollectAssigned(context.BodyOf(function), found, followed);
        }
    }

    /// <summary>The variables that a piece of code reads or assigns, also in the local functions and lambdas that it calls.</summary>
    private ImmutableArray<ISymbol> ReadIn(IOperation operation)
    {
        var found = new List<ISymbol>();
        CollectRead(operation, found, new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default));
        return found.Distinct(SymbolEqualityComparer.Default).ToImmutableArray()!;
    }

    private void CollectRead(IOperation? operation, List<ISymbol> found, HashSet<IMethodSymbol> followed)
    {
        if (operation is null)
            return;
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            if (RootOf(inner) is { } variable)
                found.Add(variable);
            if (InnerFunction(inner) is { } function && followed.Add(function))
                CollectRead(context.BodyOf(function), found, followed);
        }
    }

    /// <summary>The variable of which the target is the whole or a part.</summary>
    private ISymbol? RootOf(IOperation target) => target switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => PlaceOf(target) is { } place ? VariableOf(place) : null,
        IDeclarationExpressionOperation declaration => RootOf(declaration.Expression),
        IParenthesizedOperation parenthesized => RootOf(parenthesized.Operand),
        IMemberReferenceOperation { Instance: { } instance } when Map(instance.Type) is StructType => RootOf(instance),
        _ => null,
    };

    /// <summary>The structure that a call may change, as it is <c>this</c> in it.</summary>
    private IEnumerable<IOperation> ReceiverOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance, TargetMethod.IsReadOnly: false } when IsValueType(instance) => [instance],
        IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { IsReadOnly: false } getter }
            when IsValueType(instance) && (getter.IsAbstract || MethodBody.Syntax(getter) is not null) => [instance],
        _ => [],
    };

    /// <summary>The local function or lambda that an operation may run.</summary>
    private IMethodSymbol? InnerFunction(IOperation operation)
    {
        IMethodSymbol? function = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            ILocalReferenceOperation local => DelegateIn(local.Local)?.Function,
            IParameterReferenceOperation parameter => DelegateIn(parameter.Parameter)?.Function,
            _ => null,
        };
        return function is not null && IsInner(function) ? MethodBody.Declaration(function) : null;
    }

    /// <summary>Whether a variable was declared by the method being lowered, and is gone when it returns.</summary>
    private bool IsOwn(ISymbol variable) => IsOf(Method, variable) && !IsLeft(variable);
}
