using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The type of the numbers in the scratch memory that a caller gives.</summary>
internal static class ScratchElement
{
    /// <summary>That of the result or, where it is not one number, the widest of what is differentiated with respect to.</summary>
    public static ScalarType Of(IMethodSymbol method, IEnumerable<ITypeSymbol> withRespectTo) =>
        RootResult.Of(method) is ScalarType number
            ? number
            : withRespectTo.Select(TypeMapping.Map).OfType<IrType>().SelectMany(Numbers).OrderByDescending(ElementSize.Of).FirstOrDefault() ?? IrType.Double;

    public static ITypeSymbol In(Compilation compilation, ScalarType item) => item.Kind switch
    {
        ScalarKind.Double => compilation.GetSpecialType(SpecialType.System_Double),
        ScalarKind.Single => compilation.GetSpecialType(SpecialType.System_Single),
        _ => compilation.GetTypeByMetadataName("System.Half") ?? compilation.GetSpecialType(SpecialType.System_Object),
    };

    private static IEnumerable<ScalarType> Numbers(IrType type) => type switch
    {
        ScalarType scalar => scalar.IsFloatingPoint ? [scalar] : [],
        StructType structure => structure.Fields.SelectMany(field => Numbers(field.Type)),
        MatrixType => [IrType.Single],
        _ => type.Element is { } element ? Numbers(element) : [],
    };
}
