using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Methods that take the place of a differentiable one and have no derivatives: those of another would run for them.</summary>
internal static class MissingDerivatives
{
    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsOverride && !IsDifferentiable(method)))
        {
            if (VirtualMembers.Overridden(method).FirstOrDefault(replaced => Lacks(type, replaced)) is { } replaced)
                yield return Diagnostic.Create(SignatureDiagnostics.DerivativeMissing, method.Locations[0], method.Name, VirtualContract.NameOf(replaced));
        }

        foreach (IMethodSymbol member in MembersOf(type))
        {
            // What the compiler itself finds missing is not said again.
            if (type.FindImplementationForInterfaceMember(member) is not IMethodSymbol method || (method is { IsOverride: true } && VirtualMembers.Overridden(method).Any()))
                continue;
            Location place = SymbolEqualityComparer.Default.Equals(method.ContainingType, type) ? method.Locations[0] : type.Locations[0];
            if (!IsDifferentiable(method) && Lacks(method.ContainingType, member))
                yield return Diagnostic.Create(SignatureDiagnostics.DerivativeMissing, place, method.Name, VirtualContract.NameOf(member));
            else if (IsDifferentiable(method) && !VirtualMembers.ReplacedBy(method).Contains(member, SymbolEqualityComparer.Default) && VirtualMembers.EmittedFor(member).Any())
                yield return Diagnostic.Create(SignatureDiagnostics.DerivativesDiffer, place, method.Name, VirtualContract.NameOf(member), $"declare '{member.ContainingType.InMessage()}' on '{method.ContainingType.InMessage()}' too");
        }
    }

    private static bool IsDifferentiable(IMethodSymbol method) => method.HasAttribute(KnownNames.Differentiable);

    /// <summary>The differentiable members of the interfaces that the type implements anew.</summary>
    private static IEnumerable<IMethodSymbol> MembersOf(INamedTypeSymbol type) => type.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? [] : type.Interfaces
        .SelectMany(contract => contract.AllInterfaces.Prepend(contract))
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>())
        .Where(IsDifferentiable);

    /// <summary>Whether derivatives are emitted for the method, and the type has not all of them by hand.</summary>
    private static bool Lacks(INamedTypeSymbol type, IMethodSymbol replaced) =>
        VirtualMembers.EmittedFor(replaced).Any(request => Request.Each(request.Kinds).Any(kind => !HasByHand(type, request.Prefix + kind)));

    private static bool HasByHand(INamedTypeSymbol type, string name) => type.GetMembers().Any(member =>
        member is IMethodSymbol && !member.IsEmitted() && (member.Name == name || member.Name.EndsWith("." + name, System.StringComparison.Ordinal)));
}
