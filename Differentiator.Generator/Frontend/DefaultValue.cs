using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Generator.Frontend;

/// <summary>The default value of a parameter as C# text that means the same anywhere.</summary>
internal static class DefaultValue
{
    /// <summary>Null if the parameter has none.</summary>
    public static string? Of(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue
        ? Text(parameter.ExplicitDefaultValue, parameter.Type)
        : null;

    private static string Text(object? value, ITypeSymbol type) => value switch
    {
        null => "default",
        _ when type.TypeKind is TypeKind.Enum => Constants.EnumText(value, type),
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "f",
        decimal => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
    };
}
