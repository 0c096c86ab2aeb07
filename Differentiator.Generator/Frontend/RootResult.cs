using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What the method that is differentiated returns.</summary>
internal static class RootResult
{
    /// <summary>Its type; null if it has no derivative. What is returned as nothing is left in parameters.</summary>
    public static IrType? Of(IMethodSymbol method) => method switch
    {
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => null,
        { ReturnsVoid: true } => IrType.Void,
        _ => TypeMapping.Map(method.ReturnType) switch
        {
            { IsFloatingPoint: true } number => number,
            StructType { IsDifferentiable: true } structure when IsValue(method.ReturnType, structure) => structure,
            ArrayType { IsDifferentiable: true, Item: ScalarType or StructType } array => array,
            _ => null,
        },
    };

    /// <summary>Whether there is one number to take a gradient of.</summary>
    public static bool IsNumber(IMethodSymbol method) => Of(method) is { IsFloatingPoint: true };

    private static bool IsValue(ITypeSymbol type, StructType structure) =>
        type.IsValueType && !ElementParts.HasMemory(structure) && !Structures.HoldsObjects(type);
}
