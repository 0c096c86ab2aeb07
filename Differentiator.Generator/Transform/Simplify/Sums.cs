using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Sums: zeros gone, signs merged, like terms collected.</summary>
internal static class Sums
{
    public static Expr Simplify(Binary sum, bool keepsTerms = false)
    {
        Expr left = sum.Left, right = sum.Right;
        bool subtracts = sum.Op == BinaryOp.Subtract;
        if (right is FloatConstant { Value: 0 })
            return left;
        if (left is FloatConstant { Value: 0 })
            return subtracts ? Negations.Simplify(right) : right;
        if (left is FloatConstant a && right is FloatConstant b)
            return Products.Rounded(a, subtracts ? a.Value - b.Value : a.Value + b.Value);
        if (!keepsTerms && Collected(sum) is { } collected)
            return collected;

        if (!keepsTerms && CommonFactor(sum) is { } product)
            return product;

        // a + -b   becomes   a - b; -a + b   becomes   b - a; a - -b   becomes   a + b
        if (Negations.TrySplit(right, out Expr positive))
            return subtracts ? left + positive : left - positive;
        if (!subtracts && left is Unary { Op: UnaryOp.Negate } negation)
            return right - negation.Operand;
        return sum;
    }

    // 2 * a - 2 * b   becomes   2 * (a - b): exact for powers of two
    private static Expr? CommonFactor(Binary sum)
    {
        if (sum.Left is not Binary { Op: BinaryOp.Multiply, Left: FloatConstant { Value: 2 or 4 or 0.5 or -2 or -4 or -0.5 } factor } left
            || sum.Right is not Binary { Op: BinaryOp.Multiply, Left: FloatConstant other } right
            || Math.Abs(factor.Value) != Math.Abs(other.Value))
            return null;
        bool subtracts = (sum.Op == BinaryOp.Subtract) != (factor.Value != other.Value);
        return Products.Simplify(factor, Simplify(new Binary(subtracts ? BinaryOp.Subtract : BinaryOp.Add, left.Right, right.Right, sum.Type)));
    }

    // a * b + 2 * (b * a)   becomes   3 * (a * b)
    private static Expr? Collected(Binary sum)
    {
        List<Term> terms = [];
        Flatten(sum, 1, terms);
        List<IGrouping<Factors, Term>> groups = terms.GroupBy(term => term.Factors).ToList();
        if (groups.Count == terms.Count)
            return null;

        Expr? total = null;
        foreach (IGrouping<Factors, Term> group in groups)
        {
            double factor = group.Sum(term => term.Factor);
            Expr scaled = Algebra.Simplify(sum.Constant(factor) * group.First().Core);
            if (factor != 0)
                total = total is null ? scaled : Simplify(new Binary(BinaryOp.Add, total, scaled, sum.Type));
        }

        return total ?? sum.Constant(0);
    }

    private static void Flatten(Expr expr, double factor, List<Term> terms)
    {
        switch (expr)
        {
            case Binary { Op: BinaryOp.Add } sum:
                Flatten(sum.Left, factor, terms);
                Flatten(sum.Right, factor, terms);
                break;
            case Binary { Op: BinaryOp.Subtract } difference:
                Flatten(difference.Left, factor, terms);
                Flatten(difference.Right, -factor, terms);
                break;
            case Unary { Op: UnaryOp.Negate } negation:
                Flatten(negation.Operand, -factor, terms);
                break;
            case Binary { Op: BinaryOp.Multiply, Left: FloatConstant constant } scaled:
                Flatten(scaled.Right, factor * constant.Value, terms);
                break;
            case FloatConstant constant:
                terms.Add(new Term(factor * constant.Value, constant with { Value = 1 }));
                break;
            default:
                terms.Add(new Term(factor, expr));
                break;
        }
    }

    private sealed record Term(double Factor, Expr Core)
    {
        public Factors Factors { get; } = new(Core);
    }
}
