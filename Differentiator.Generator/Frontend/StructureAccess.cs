using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What emitted code can do with a structure: read its parts, and make one of new parts.</summary>
internal static class StructureAccess
{
    /// <summary>Whether every part can be read from a type.</summary>
    /// <param name="reason">Else what stands in the way.</param>
    public static bool IsReadable(ITypeSymbol type, INamedTypeSymbol from, Compilation compilation, out string reason)
    {
        reason = "";
        foreach (StructurePart part in Structures.PartsOf((INamedTypeSymbol)type))
        {
            if (part.Member is IParameterSymbol || !compilation.IsSymbolAccessibleWithin(Visible(part), from))
                reason = $"'{part.Name}' cannot be read here; make it an accessible field or property";
            else if (TypeMapping.IsMemory(part.Type))
                reason = $"'{part.Name}' is {part.Type.InMessage()}; pass that as a parameter of its own";
            else if (TypeMapping.Map(part.Type) is StructType)
                IsReadable(part.Type, from, compilation, out reason);
            if (reason.Length > 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether a structure can be made of given values for its differentiable parts, or for all.</summary>
    /// <param name="part">Else the first part that cannot be given.</param>
    public static bool IsRebuildable(ITypeSymbol type, INamedTypeSymbol from, Compilation compilation, out StructurePart? part, bool withData = false)
    {
        foreach (StructurePart each in Structures.PartsOf((INamedTypeSymbol)type).Where(p => withData || IsDifferentiable(p)))
        {
            part = each;
            if (!each.IsPositional && !type.IsTupleType && !IsSettable(each, from, compilation))
                return false;
            if (TypeMapping.Map(each.Type) is StructType && !IsRebuildable(each.Type, from, compilation, out part, withData))
                return false;
        }

        part = null;
        return true;
    }

    /// <summary>Refuses to differentiate with respect to structures of which no gradient can be made.</summary>
    public static void Check(IMethodSymbol method, IEnumerable<Request> requests, Compilation compilation, Refusals refusals)
    {
        foreach (RootParameter parameter in requests.SelectMany(request => request.WithRespectTo).Distinct().Select(position => RootParameter.Of(method)[position]))
        {
            ITypeSymbol type = TypeMapping.ItemOf(parameter.Type) ?? parameter.Type;
            if (TypeMapping.Map(type) is StructType structure && !IsRebuildable(type, method.ContainingType, compilation, out StructurePart? part, withData: AreRebuilt(parameter.Type, structure)))
                refusals.Add(SignatureDiagnostics.StructureNotRebuildable, parameter.Location(method), false, parameter.Name, type.InMessage(), part!.Name);
        }
    }

    /// <summary>False, and refused, if a structure that the method returns cannot be made again of its parts.</summary>
    public static bool CheckResult(IMethodSymbol method, Compilation compilation, Refusals refusals)
    {
        ITypeSymbol type = TypeMapping.ItemOf(method.ReturnType) ?? method.ReturnType;
        if (TypeMapping.Map(type) is not StructType || Structures.Numeric(type) is not null)
            return true;
        string reason = "";
        if (IsReadable(type, method.ContainingType, compilation, out string unreadable))
            reason = IsRebuildable(type, method.ContainingType, compilation, out StructurePart? part, withData: true) ? "" : $"'{part!.Name}' cannot be set here; make it a parameter of a record struct, or give it a setter";
        else
            reason = unreadable;
        if (reason.Length > 0)
            refusals.Add(SignatureDiagnostics.ResultNotRebuildable, MethodSyntax.Result(method), false, method.Name, type.InMessage(), reason);
        return reason.Length == 0;
    }

    /// <summary>Whether elements are made anew where something is added to a part of them; what is data must be kept then.</summary>
    private static bool AreRebuilt(ITypeSymbol memory, StructType item) =>
        TypeMapping.Map(memory) is { Element: not null } && !ElementParts.AreAssignable(item);

    private static bool IsDifferentiable(StructurePart part) => !part.HasNoGradient && TypeMapping.Map(part.Type) is { IsDifferentiable: true };

    private static bool IsSettable(StructurePart part, INamedTypeSymbol from, Compilation compilation) => Visible(part) switch
    {
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, from),
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    private static ISymbol Visible(StructurePart part) => part.Member is IFieldSymbol { AssociatedSymbol: { } property } ? property : part.Member;
}
