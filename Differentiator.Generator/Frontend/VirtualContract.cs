using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What the derivatives of a method owe to those of the methods that it takes the place of: the same members.</summary>
internal static class VirtualContract
{
    /// <summary>The requests of the methods that this one takes the place of, by its own parameters.</summary>
    public static ImmutableArray<Request> PromisedBy(IMethodSymbol method) =>
        VirtualMembers.ReplacedBy(method).SelectMany(replaced => VirtualMembers.EmittedFor(replaced).Select(request => Promised(method, replaced, request))).ToImmutableArray();

    /// <summary>Refuses derivatives that cannot take the place of those that there are.</summary>
    public static void Check(IMethodSymbol method, ImmutableArray<Request> requests, Refusals refusals)
    {
        foreach (IMethodSymbol replaced in VirtualMembers.ReplacedBy(method))
        {
            foreach (Request emitted in VirtualMembers.EmittedFor(replaced))
            {
                if (Instead(method, replaced, Promised(method, replaced, emitted), requests.FirstOrDefault(request => request.Prefix == emitted.Prefix)) is not { } instead)
                    continue;
                refusals.Add(SignatureDiagnostics.DerivativesDiffer, method.Locations[0], false, method.Name, NameOf(replaced), instead);
                return;
            }
        }
    }

    /// <summary>Refuses parameters that no method with a body could have either. Type parameters are data, whatever they stand for.</summary>
    public static void CheckParameters(IMethodSymbol method, Refusals refusals)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => parameter.Type is not ITypeParameterSymbol && TypeMapping.Map(parameter.Type) is null && !parameter.Type.IsErroneous()))
            refusals.Add(SignatureDiagnostics.ParameterType, parameter.Locations[0], false, parameter.Name, parameter.Type.InMessage());
    }

    public static Dispatch DispatchOf(IMethodSymbol method) => method switch
    {
        { IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface } => Dispatch.Interface,
        { IsAbstract: true } => Dispatch.Abstract,
        _ when VirtualMembers.IsOpen(method) => Dispatch.Virtual,
        { IsOverride: true, IsSealed: true, ContainingType.IsSealed: false } => Dispatch.Sealed,
        _ => Dispatch.Direct,
    };

    /// <summary>Whether a derived class may put another method in the place of this one, be it for an interface only.</summary>
    public static bool IsReplaceable(IMethodSymbol method) =>
        method is { IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class, IsSealed: false } } && VirtualMembers.IsCalledUnseen(method);

    /// <summary>Whether a base type has a differentiable method of the same name and parameters, which is another one.</summary>
    public static bool HidesAnother(IMethodSymbol method)
    {
        IEnumerable<ITypeSymbol> bases = method.ContainingType.TypeKind is TypeKind.Interface ? method.ContainingType.AllInterfaces : VirtualMembers.BasesOf(method.ContainingType);
        return bases.SelectMany(each => each.GetMembers(method.Name).OfType<IMethodSymbol>()).Any(other =>
            other.HasAttribute(KnownNames.Differentiable) && !VirtualMembers.Overridden(method).Contains(other, SymbolEqualityComparer.Default)
            && other.Parameters.Select(parameter => parameter.Type).SequenceEqual(method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default));
    }

    public static string NameOf(IMethodSymbol method) => $"{method.ContainingType.InMessage()}.{method.Name}";

    private static Request Promised(IMethodSymbol method, IMethodSymbol replaced, Request request)
    {
        int offset = RootParameter.HasStructure(method) ? 1 : 0;
        return request with
        {
            WithRespectTo = request.WithRespectTo.Map(position => position + offset),
            Overrides = replaced.ContainingType.TypeKind is TypeKind.Interface ? DerivativeKinds.None : request.Kinds,
        };
    }

    /// <summary>What to write so that a request fits; null if it does.</summary>
    private static string? Instead(IMethodSymbol method, IMethodSymbol replaced, Request promised, Request? request)
    {
        ImmutableArray<RootParameter> parameters = RootParameter.Of(method);
        if (request?.IncludesModel == true)
            return "differentiate a method of a class that is no Model";
        foreach (int position in promised.WithRespectTo)
        {
            IParameterSymbol own = parameters[position].Symbol!, given = replaced.Parameters[own.Ordinal];
            if (own.Name != given.Name)
                return $"name its parameter '{own.Name}' '{given.Name}', as there";
            if (parameters[position].HasNoGradient)
                return $"leave out [NoGradient] of '{own.Name}'";
        }

        string names = string.Join("", promised.WithRespectTo.Select(position => $"nameof({parameters[position].Name}), "));
        string name = promised.Prefix == replaced.Name ? "" : $"Name = \"{promised.Prefix}\", ";
        return request is not null && request.WithRespectTo.Equals(promised.WithRespectTo) && (request.Kinds & promised.Kinds) == promised.Kinds ? null
            : $"write [Differentiable({(names + name).TrimEnd(',', ' ')})]";
    }
}
