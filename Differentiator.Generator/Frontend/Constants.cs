using System.Globalization;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Generator.Frontend;

/// <summary>Expressions whose value the C# compiler knows: literals, const members, and what is computed from them.</summary>
internal static class Constants
{
    /// <summary>Null if the value is not known, or of a type without constants in the IR.</summary>
    public static Expr? Lower(IOperation operation) =>
        operation is { ConstantValue: { HasValue: true } constant, Type: { } type } && TypeMapping.Map(type) is { } mapped and not StructType
            ? Of(constant.Value, type, mapped)
            : null;

    private static Expr? Of(object? value, ITypeSymbol type, IrType mapped) => value switch
    {
        _ when type.TypeKind is TypeKind.Enum => new Verbatim(EnumText(value!, type), mapped),
        null => new Verbatim("null", mapped),
        string text => new Verbatim(SymbolDisplay.FormatLiteral(text, quote: true), mapped),
        bool truth => new BoolConstant(truth),
        double number => new FloatConstant(number, mapped),
        float number => new FloatConstant(number, mapped),
        char character => new IntConstant(character, mapped),
        decimal number => new Verbatim(number.ToString(CultureInfo.InvariantCulture) + "m", mapped),
        ulong number => new IntConstant(unchecked((long)number), mapped),
        _ when mapped.IsInteger => new IntConstant(System.Convert.ToInt64(value, CultureInfo.InvariantCulture), mapped),
        _ => null,
    };

    /// <summary>The member with this value, else a cast.</summary>
    public static string EnumText(object value, ITypeSymbol type)
    {
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
        return member is not null
            ? $"{type.InCode()}.{Escaped(member.Name)}"
            : $"({type.InCode()})({System.Convert.ToString(value, CultureInfo.InvariantCulture)})";
    }

    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None ? name : "@" + name;
}
