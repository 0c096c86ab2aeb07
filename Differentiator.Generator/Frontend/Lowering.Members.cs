using System;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>Fields, properties and methods of structures.</summary>
internal sealed partial class Lowering
{
    /// <summary>The <c>this</c> of the method in which the present code stands; null in static methods.</summary>
    private ISymbol? This
    {
        get
        {
            IMethodSymbol outer = Method;
            while (IsInner(outer) && outer.ContainingSymbol is IMethodSymbol containing)
                outer = containing;
            return activations.FirstOrDefault(activation => SymbolEqualityComparer.Default.Equals(activation.Method, outer))?.This;
        }
    }

    // p.X   is a part, or   becomes   the body of its getter;   P.Zero likewise
    private Expr? LowerStructureProperty(IPropertyReferenceOperation property)
    {
        if (LowerVectorProperty(property) is { } component)
            return component;
        if (property.Instance is null && Implementation(property.Property, property.ConstrainedToType).GetMethod is { } computed && context.HasSource(computed))
            return LowerCallWithSource(computed, property.Arguments, property);
        if (property.Instance is not { } instance || Map(instance.Type) is not StructType)
            return null;
        IPropertySymbol implementation = Implementation(property.Property, instance.Type);
        if (Structures.IsPart(implementation))
            return LowerExpression(instance) is var structure && IsPoison(structure) ? Poison : PartOf(structure, implementation.Name);
        return implementation.GetMethod is { } getter ? LowerMethodOf(instance, getter, property.Arguments, property) : null;
    }

    /// <summary>A call of an instance method: <c>this</c> is another name for what stands before the dot.</summary>
    private Expr LowerMethodOf(IOperation instance, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        if (!context.HasSource(method))
            return LowerImplicitMember(instance, method, arguments, call);
        if ((method.IsOverride || VirtualMembers.IsOpen(method)) && !IsValueType(instance))
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{method.Name}', a virtual method,");
        return LowerReceiver(instance, method) is { } receiver ? LowerCallWithSource(method, arguments, call, receiver) : RefuseSilently();
    }

    private bool IsValueType(IOperation instance) => instance.Type is { } type && Actual(type).IsValueType;

    private Action? LowerReceiver(IOperation instance, IMethodSymbol method)
    {
        if (IsValueType(instance) && !IsCopied(instance, method) && (IsElement(instance) || PlaceOf(instance) is not null))
            return LowerPlace(instance) is { } place ? () => references = references.SetItem(This!, place) : null;
        Expr value = LowerExpression(instance);
        if (IsPoison(value) || value.Type is not StructType)
            return null;
        Expr receiver = Named(Lower(Actual(instance.Type!).Name), value, OriginOfStatement(instance));
        return () => environment = environment.SetItem(This!, receiver);

        static string Lower(string name) => name.Length == 0 ? "tuple" : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>Whether C# calls the method on a copy, as it might change what is read-only.</summary>
    private bool IsCopied(IOperation receiver, IMethodSymbol method) => !method.IsReadOnly && receiver switch
    {
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation local => local.Local.RefKind is RefKind.RefReadOnly || (local.Local.IsForEach && local.Local.RefKind is RefKind.None) || local.Local.IsUsing,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } when TypeMapping.IsMemory(list.Type) => list.Type is { Name: not "Span" },
        IImplicitIndexerReferenceOperation { Instance.Type: { } list } => list is INamedTypeSymbol { Name: not "Span" },
        IPropertyReferenceOperation { Instance: { } outer } => IsCopied(outer, method) || IsElement(outer),
        IFieldReferenceOperation { Instance: { } outer } field => (field.Field.IsReadOnly && Method.MethodKind is not MethodKind.Constructor) || IsCopied(outer, method),
        _ => false,
    };

    // p.Equals(q) of records   becomes   p.X == q.X && ..;   p.Deconstruct is met in deconstructions only
    private Expr LowerImplicitMember(IOperation instance, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        bool isEquality = method is { Name: "Equals", IsImplicitlyDeclared: true, Parameters.Length: 1, ContainingType.IsRecord: true }
            && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type.OriginalDefinition, method.ContainingType.OriginalDefinition);
        if (!isEquality)
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{method.Name}', {KindOf(method)},");
        Expr[] operands = LowerOperands(instance, arguments[0].Value);
        return AnyPoison(operands) ? Poison : RecordEquality(operands[0], operands[1], call);
    }

    /// <summary>Whether code of a type's members means a parameter of its primary constructor, which is part of the value then.</summary>
    private bool IsCaptured(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && Structures.IsPrimary(constructor)
        && !activations.Any(activation => SymbolEqualityComparer.Default.Equals(activation.Method, constructor));
}
