using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Conversions of constants, and to the type that is there already.</summary>
internal static class Conversions
{
    public static Expr Simplify(Convert convert) => convert switch
    {
        _ when convert.Operand.Type == convert.Type => convert.Operand,
        { Operand: FloatConstant constant } when convert.Type == IrType.Double || convert.Type == IrType.Single =>
            Products.Rounded(constant with { Type = convert.Type }, constant.Value),

        // (float)-x   becomes   -(float)x
        { Operand: Unary { Op: UnaryOp.Negate } negation, Type.IsFloatingPoint: true } =>
            Negations.Simplify(Simplify(convert with { Operand = negation.Operand })),
        _ => convert,
    };
}
