using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Methods as the IR refers to them.</summary>
internal static class FunctionRefs
{
    public static FunctionRef Of(IMethodSymbol method) => new(
        method.ContainingType.Qualified(),
        method.Name,
        method.Parameters.Select(p => TypeMapping.MapOrName(p.Type)).ToEquatableArray(),
        TypeMapping.MapOrName(method.ReturnType));

    public static bool IsStop(FunctionRef function) =>
        function is { ContainingType: "Differentiator.Gradient", Name: "Stop" };

    /// <summary>Functions of integers and bools that do nothing but compute, and tests of numbers: <c>double.IsNaN</c>.</summary>
    public static bool IsPureDiscrete(FunctionRef function) =>
        (IsPureContainer(function.ContainingType) || IsTest(function))
        && IsDiscrete(function.ReturnType)
        && function.ParameterTypes.All(type => IsDiscrete(type) || IsTest(function));

    private static bool IsTest(FunctionRef function) =>
        function is { ContainingType: "System.Double" or "System.Single", ParameterTypes.Count: 1 } && function.Name.StartsWith("Is", System.StringComparison.Ordinal)
        && function.ReturnType == IrType.Boolean;

    private static bool IsDiscrete(IrType type) => type is ScalarType && !type.IsDifferentiable;

    private static bool IsPureContainer(string type) => type is
        "System.Math" or "System.MathF" or "System.Numerics.BitOperations"
        or "System.Int32" or "System.Int64" or "System.UInt32" or "System.UInt64" or "System.Int16" or "System.UInt16"
        or "System.Byte" or "System.SByte" or "System.Char";
}
