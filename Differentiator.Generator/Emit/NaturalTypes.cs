using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// Where an implicit conversion does what the IR says explicitly: an expression written loosely leaves out its outermost
/// conversion and the suffix of a whole number, and then has its natural type.
/// </summary>
internal static class NaturalTypes
{
    /// <summary>The C# type of the expression when it is written loosely.</summary>
    public static IrType Of(Expr expr) => expr switch
    {
        FloatConstant constant when IsWide(constant.Type) && Literals.IsPlainInteger(constant) => IrType.Int32,
        IntConstant { Value: >= int.MinValue and <= int.MaxValue, Type: not ScalarType { Kind: ScalarKind.Char } } => IrType.Int32,
        IR.Convert convert when convert.Operand.Type == convert.Type => Of(convert.Operand),
        IR.Convert convert when IsImplicit(convert) => convert.Operand.Type,
        Conditional choice when Of(choice.WhenTrue) == Of(choice.WhenFalse) => Of(choice.WhenTrue),
        _ => expr.Type,
    };

    public static bool IsImplicit(IR.Convert convert) => ImplicitConversions.Exists(convert.Operand.Type, convert.Type);

    /// <summary>Which operands of an operator on <paramref name="type"/> may be written loosely so that C# still computes in that type.</summary>
    public static (bool Left, bool Right) Operands(Expr left, Expr right, IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Int32 } => (true, true),
        _ when left.Type is LanesType || right.Type is LanesType => (true, true), // the operators take a number of the lanes' type
        ScalarType { Kind: ScalarKind.Single or ScalarKind.Double or ScalarKind.Int64 } => Pair(left, right, type),
        _ => (false, false),
    };

    /// <summary>As <see cref="Operands"/>, where one of the two has to have the type itself.</summary>
    public static (bool Left, bool Right) Pair(Expr left, Expr right, IrType type) =>
        Of(left) == type || Of(right) == type ? (true, true)
        : right is FloatConstant or IntConstant && left is not (FloatConstant or IntConstant) ? (true, false)
        : (false, true);

    /// <summary>True if the arguments of the call may be written loosely without another overload being chosen.</summary>
    public static bool MayLoosenArguments(Call call) => call.Function.ContainingType switch
    {
        "System.MathF" or "Differentiator.Components" => true,
        "System.Math" => !IsOverloaded(call.Function.Name)
            || (call.Function.ParameterTypes.Distinct().Count() == 1 && call.Arguments.Any(argument => Of(argument) == call.Function.ParameterTypes[0])),
        _ => false,
    };

    private static bool IsOverloaded(string name) =>
        name is "Abs" or "BigMul" or "Ceiling" or "Clamp" or "DivRem" or "Floor" or "Max" or "Min" or "Round" or "Sign" or "Truncate";

    private static bool IsWide(IrType type) => type is ScalarType { Kind: ScalarKind.Single or ScalarKind.Double };
}
