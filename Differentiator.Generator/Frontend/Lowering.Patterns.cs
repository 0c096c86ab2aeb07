using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // v is > 0 and < 9   becomes   v > 0 && v < 9
    private Expr LowerIsPattern(IIsPatternOperation test)
    {
        Expr value = LowerScalar(test.Value);
        return IsPoison(value) ? Poison : LowerPattern(test.Pattern, Named("tested", value, test.Value));
    }

    /// <summary>Whether the value, which can be read any number of times, matches.</summary>
    private Expr LowerPattern(IPatternOperation pattern, Expr value) => pattern switch
    {
        IDiscardPatternOperation => new BoolConstant(true),
        IConstantPatternOperation constant => IsConstant(value, constant.Value),
        IRelationalPatternOperation relation => Compare(relation, value),
        INegatedPatternOperation negated => LowerPattern(negated.Pattern, value) is var inner && IsPoison(inner) ? Poison : Not(inner),
        IBinaryPatternOperation both => Combine(both, LowerPattern(both.LeftPattern, value), LowerPattern(both.RightPattern, value)),
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol variable } when Map(variable.Type) == value.Type => Bind(variable, value),
        IRecursivePatternOperation parts when value.Type is StructType type && Map(parts.MatchedType) == type => LowerPartsPattern(parts, value),
        _ when value.Type is OpaqueType => TestForeign(pattern, value),
        _ => RefusePattern(pattern, "this pattern"),
    };

    // text is { Length: > 0 }   becomes   run text is { Length: > 0 }
    private Expr TestForeign(IOperation pattern, Expr value)
    {
        var text = new ForeignText();
        text.Add(value);
        text.Add(" is ");
        if (pattern.Syntax.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any())
            return RefusePattern(pattern, "this pattern");
        return Copied(() => Copy(pattern.Syntax, text)) ? Run(text.ToExpr(IrType.Boolean), IrType.Boolean, pattern) : Poison;
    }

    // p is { X: > 0 }, p is (> 0, var y)   become   pX > 0, pX > 0 with y = pY
    private Expr LowerPartsPattern(IRecursivePatternOperation pattern, Expr value)
    {
        Expr result = new BoolConstant(true);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            if (Deconstructed(value, pattern.DeconstructSymbol as IMethodSymbol, pattern) is not { } parts || Bundle(parts).Arguments.Count != pattern.DeconstructionSubpatterns.Length)
                return RefusePattern(pattern, "this pattern");
            for (int k = 0; k < pattern.DeconstructionSubpatterns.Length; k++)
                result = Both(result, LowerPattern(pattern.DeconstructionSubpatterns[k], Bundle(parts).Arguments[k]));
        }

        foreach (IPropertySubpatternOperation inner in pattern.PropertySubpatterns)
        {
            if (inner.Member is not IMemberReferenceOperation { Member: var member } || PartOf(member) is not { } part)
                return RefusePattern(inner.Member, "this property");
            result = Both(result, LowerPattern(inner.Pattern, PartOf(value, part)));
        }

        if (pattern.DeclaredSymbol is ILocalSymbol variable)
            Bind(variable, value);
        return result;
    }

    private static Expr Both(Expr left, Expr right) => (left, right) switch
    {
        _ when AnyPoison(left, right) => Poison,
        (BoolConstant { Value: true }, _) => right,
        (_, BoolConstant { Value: true }) => left,
        _ => new Binary(BinaryOp.And, left, right, IrType.Boolean),
    };

    private static Expr Combine(IBinaryPatternOperation pattern, Expr left, Expr right) => AnyPoison(left, right)
        ? Poison
        : pattern.OperatorKind is BinaryOperatorKind.And ? Both(left, right)
        : new Binary(BinaryOp.Or, left, right, IrType.Boolean);

    // case NaN matches NaN, which is not equal to itself
    private Expr IsConstant(Expr value, IOperation label)
    {
        if (Constants.Lower(label) is not { } constant || constant.Type != value.Type)
            return value.Type is OpaqueType ? TestForeign(label, value) : RefusePattern(label, "this label");
        return constant switch
        {
            BoolConstant truth => truth.Value ? value : Not(value),
            FloatConstant { Value: double.NaN } => new Binary(BinaryOp.NotEqual, value, value, IrType.Boolean),
            _ => Settled(value.IsEqualTo(constant), label),
        };
    }

    private Expr Compare(IRelationalPatternOperation relation, Expr value) =>
        Constants.Lower(relation.Value) is { } constant && constant.Type == value.Type && OperatorOf(relation.OperatorKind) is { } op
            ? new Binary(op, value, constant, IrType.Boolean)
            : value.Type is OpaqueType ? TestForeign(relation, value) : RefusePattern(relation, "this pattern");

    private BoolConstant Bind(ILocalSymbol variable, Expr value)
    {
        environment = environment.SetItem(variable, value);
        return new BoolConstant(true);
    }

    private Expr RefusePattern(IOperation pattern, string what) => Refuse(LanguageDiagnostics.SwitchOrPattern, pattern, what);
}
