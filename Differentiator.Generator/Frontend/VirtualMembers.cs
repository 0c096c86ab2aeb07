using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Differentiable methods that others take the place of: members of interfaces, abstract and virtual methods. Their derivatives
/// are members of the same kind, so that a call runs those of the object at hand.
/// </summary>
internal static class VirtualMembers
{
    /// <summary>Whether a call may run another method than this one.</summary>
    public static bool IsOpen(IMethodSymbol method) =>
        !method.IsStatic && !method.ContainingType.IsSealed && !method.ContainingType.IsValueType && !method.IsSealed
        && (method.IsVirtual || method.IsOverride || method.IsAbstract || method.ContainingType.TypeKind is TypeKind.Interface);

    /// <summary>Whether a type of objects has such members.</summary>
    public static bool AreIn(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface or TypeKind.Class, SpecialType: SpecialType.None } && CarriedTypes.Contains(type) && !Models.IsModel(type)
        && type.AllInterfaces.Prepend(type).Concat(BasesOf(type)).SelectMany(each => each.GetMembers().OfType<IMethodSymbol>())
            .Any(method => method.HasAttribute(KnownNames.Differentiable) && (method.IsAbstract || IsOpen(method)));

    public static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (INamedTypeSymbol? each = type.BaseType; each is { SpecialType: SpecialType.None }; each = each.BaseType)
            yield return each;
    }

    /// <summary>Whether the derivative may run in a call of which only the declaration of the method is seen.</summary>
    public static bool IsCalledUnseen(IMethodSymbol method) => IsOpen(method) || ReplacedBy(method).Any();

    /// <summary>The differentiable methods in whose place this one runs: those that it overrides, nearest first, and members of interfaces.</summary>
    public static IEnumerable<IMethodSymbol> ReplacedBy(IMethodSymbol method) =>
        Overridden(method).Concat(Implemented(method)).Where(replaced => EmittedFor(replaced).Any());

    /// <summary>The differentiable methods that this one overrides.</summary>
    public static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (IMethodSymbol? each = method.OverriddenMethod; each is not null; each = each.OverriddenMethod)
        {
            if (each.HasAttribute(KnownNames.Differentiable))
                yield return each;
        }
    }

    /// <summary>The requests of a method of which there are members to call; of one in another assembly, those that its compiler has emitted.</summary>
    public static IEnumerable<Request> EmittedFor(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        var unreported = new Refusals(new SourceMap());
        bool isSource = definition.Locations.Any(place => place.IsInSource);
        if (isSource && !Carrier.Check(definition, unreported))
            return [];
        IEnumerable<Request> requests = new RequestReader(definition, unreported).Read();
        if (isSource)
            return requests;
        return unreported.First is not null ? [] : requests.ToArray()
            .Select(request => request with { Kinds = Existing(definition.ContainingType, request) })
            .Where(request => request.Kinds is not DerivativeKinds.None);
    }

    /// <summary>What makes it impossible to have derivatives that are replaced with the method, and what to write instead; null if nothing does.</summary>
    public static (string Obstacle, string Instead)? Obstacle(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (method.IsStatic)
        {
            return method.IsVirtual || method.IsAbstract
                ? ("is a static member of an interface", "differentiate a method that calls it for a known type")
                : null;
        }

        if (type is { TypeKind: TypeKind.Interface } && !method.IsAbstract)
            return ("has a body in an interface, which a type may replace without its derivative", "leave the body to the types, or make it a static method");
        if (IsOpen(method) && RootParameter.HasStructure(method))
            return ("may be overridden in a record that is differentiated by its parts", "seal the record, or make the method non-virtual");
        if (IsOpen(method) && Models.HasParameters(method))
            return ("may be overridden in a model, whose parameters only a known method trains", "seal it or its class, or make it non-virtual");
        if (!IsCalledUnseen(method) || method.ReturnType.IsErroneous())
            return null;
        if (!RootResult.IsNumber(method))
            return ($"is called for another method and returns {method.ReturnType.InMessage()}", "return float or double");
        return method.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) is { } reference
            ? ($"is called for another method and writes '{reference.Name}'", "return one number, and pass the parameter by value")
            : null;
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method) => method.IsStatic ? [] : method.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>())
        .Where(member => member.HasAttribute(KnownNames.Differentiable)
            && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static DerivativeKinds Existing(INamedTypeSymbol type, Request request) => Request.Each(request.Kinds)
        .Where(kind => !type.GetMembers(request.Prefix + kind).IsEmpty)
        .Aggregate(DerivativeKinds.None, (all, kind) => all | kind);
}
