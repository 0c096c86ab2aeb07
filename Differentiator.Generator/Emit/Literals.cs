using System;
using System.Globalization;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes constants so that the compiler reads back the same bits.</summary>
internal static class Literals
{
    private const double LargestPlainInteger = 1e6;

    /// <summary>True for a floating-point constant that the literal of an <c>int</c> converts to exactly.</summary>
    public static bool IsPlainInteger(FloatConstant constant) =>
        constant.Value == Math.Floor(constant.Value) && Math.Abs(constant.Value) <= LargestPlainInteger
        && !IsNegativeZero(constant.Value);

    /// <summary><c>2.0</c>, <c>0.5f</c>, <c>Math.PI</c>: of the constant's own type wherever it stands.</summary>
    public static string Typed(FloatConstant constant, FrameworkNames names) => constant.Type switch
    {
        ScalarType { Kind: ScalarKind.Double } => Double(constant.Value, names),
        ScalarType { Kind: ScalarKind.Single } => Single((float)constant.Value),
        ScalarType { Kind: ScalarKind.Half } => Half(constant.Value, names.Of("System.Half")),
        _ => throw Unreachable.Node(constant),
    };

    public static string Plain(FloatConstant constant) => ((long)constant.Value).ToString(CultureInfo.InvariantCulture);

    public static string Typed(IntConstant constant) => constant.Type switch
    {
        ScalarType { Kind: ScalarKind.Int32 } => Plain(constant),
        ScalarType { Kind: ScalarKind.UInt32 } => Plain(constant) + "u",
        ScalarType { Kind: ScalarKind.Int64 } => Plain(constant) + "L",
        ScalarType { Kind: ScalarKind.UInt64 } => Plain(constant) + "ul",
        ScalarType { Kind: ScalarKind.Char } => Character((char)constant.Value),
        ScalarType { Kind: ScalarKind.SByte } => $"(sbyte){Operand(constant)}",
        ScalarType { Kind: ScalarKind.Byte } => $"(byte){Operand(constant)}",
        ScalarType { Kind: ScalarKind.Int16 } => $"(short){Operand(constant)}",
        ScalarType { Kind: ScalarKind.UInt16 } => $"(ushort){Operand(constant)}",
        ScalarType { Kind: ScalarKind.NativeInt } => $"(nint){Operand(constant)}",
        ScalarType { Kind: ScalarKind.NativeUInt } => $"(nuint){Operand(constant)}",
        _ => throw Unreachable.Node(constant),
    };

    public static string Plain(IntConstant constant) => constant.Type is ScalarType { Kind: ScalarKind.UInt64 or ScalarKind.NativeUInt }
        ? unchecked((ulong)constant.Value).ToString(CultureInfo.InvariantCulture)
        : constant.Value.ToString(CultureInfo.InvariantCulture);

    private static string Operand(IntConstant constant) => constant.Value < 0 ? $"({Plain(constant)})" : Plain(constant);

    private static string Double(double value, FrameworkNames names) => value switch
    {
        Math.PI => names.Of("System.Math") + ".PI",
        -Math.PI => "-" + names.Of("System.Math") + ".PI",
        Math.E => names.Of("System.Math") + ".E",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        _ => WithPoint(Digits(value)),
    };

    private static string Single(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => Digits(value) + "f",
    };

    private static string Half(double value, string type) => value switch
    {
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ when double.IsNaN(value) => type + ".NaN",
        _ when value < 0 || IsNegativeZero(value) => $"({type})({Digits((float)value)}f)",
        _ => $"({type}){Digits((float)value)}f",
    };

    private static string Digits(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        bool isExact = double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value);
        return Signed(value, isExact ? shortest : value.ToString("G17", CultureInfo.InvariantCulture));
    }

    private static string Digits(float value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        bool isExact = float.Parse(shortest, CultureInfo.InvariantCulture).Equals(value);
        return Signed(value, isExact ? shortest : value.ToString("G9", CultureInfo.InvariantCulture));
    }

    // Older frameworks write negative zero without its sign, and all write 1E+20 for 1e20.
    private static string Signed(double value, string digits) =>
        (IsNegativeZero(value) ? "-0" : digits).Replace("E+", "e").Replace("E-0", "e-").Replace("E", "e");

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'e']) < 0 ? digits + ".0" : digits;

    private static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) < 0;

    private static string Character(char value) => value switch
    {
        '\'' => @"'\''",
        '\\' => @"'\\'",
        < ' ' or > '~' => $@"'\u{(int)value:x4}'",
        _ => $"'{value}'",
    };
}
