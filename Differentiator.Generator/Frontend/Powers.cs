using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>Powers with a small whole exponent, which products compute in a fraction of the time and as well.</summary>
internal static class Powers
{
    /// <summary>What the call computes, written with products of <paramref name="factor"/>; null of other calls.</summary>
    /// <remarks>
    /// A square and a reciprocal are rounded once. A cube has two roundings and a fourth power three, and no factor of them overflows, or
    /// loses digits near 0, where the power does not. That does not hold of 1 / (x * x), for one.
    /// </remarks>
    public static string? Product(IInvocationOperation call, string factor) => ExponentOf(call) switch
    {
        2 => $"{factor} * {factor}",
        3 => $"{factor} * {factor} * {factor}",
        4 => $"{factor} * {factor} * {factor} * {factor}",
        -1 => $"1 / {factor}",
        _ => null,
    };

    /// <summary>What to write in the place of the call, with its own base; null if the base would have to be named before.</summary>
    public static string? Product(IInvocationOperation call) =>
        ExponentOf(call) is -1 || (ExponentOf(call) is not null && IsRepeatable(Argument(call, 0))) ? Product(call, Factor(Argument(call, 0).Syntax)) : null;

    private static double? ExponentOf(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Pow", IsStatic: true, Parameters.Length: 2, ContainingType: { TypeKind: not TypeKind.Interface, ContainingNamespace.Name: "System" } } power
        && power.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        // An integer would be multiplied as one, and overflow; a float would be rounded between.
        && Argument(call, 0) is not IConversionOperation { IsImplicit: true } and { ConstantValue.HasValue: false }
        && IsLiteral(Argument(call, 1).Syntax) && Argument(call, 1).ConstantValue is { HasValue: true, Value: IConvertible exponent }
            ? exponent.ToDouble(null)
            : null;

    private static IOperation Argument(IInvocationOperation call, int position) =>
        call.Arguments.First(argument => argument.Parameter!.Ordinal == position).Value;

    private static bool IsLiteral(SyntaxNode syntax) => syntax is LiteralExpressionSyntax
        || (syntax is PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } sign && sign.IsKind(SyntaxKind.UnaryMinusExpression));

    /// <summary>Whether an expression may be written, and computed, several times: what it reads costs next to nothing and has no effects.</summary>
    private static bool IsRepeatable(IOperation value) => value switch
    {
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => IsRead(sum.LeftOperand) && IsRead(sum.RightOperand),
        IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } minus => IsRead(minus.Operand),
        _ => IsRead(value),
    };

    private static bool IsRead(IOperation value) => value switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation field => field.Instance is null || IsRead(field.Instance),
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => IsRead(conversion.Operand),
        IArrayElementReferenceOperation element => IsRead(element.ArrayReference) && element.Indices.All(IsRepeatable),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } memory } element when TypeMapping.IsMemory(memory.Type) =>
            IsRead(memory) && element.Arguments.All(index => IsRepeatable(index.Value)),
        _ => false,
    };

    /// <summary>An expression as a factor.</summary>
    public static string Factor(SyntaxNode expression) => expression switch
    {
        ParenthesizedExpressionSyntax outer => Factor(outer.Expression),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax => expression.ToString(),
        _ => $"({expression})",
    };
}
