using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes expressions in LaTeX: fractions, roots, powers, products without a sign.</summary>
internal static class LatexWriter
{
    public static bool CanWrite(Expr expr) => expr.Type.IsFloatingPoint && !expr.SelfAndDescendants().Any(node => node is New or NewRow or Slice or Foreign);

    public static string Write(Expr expr) => Piece(expr).Text;

    private static Piece Piece(Expr expr) => expr switch
    {
        Local { Role: LocalRole.Instance } => Primary(LatexNames.Variable("this")),
        Local local => Primary(LatexNames.Variable(local.Name)),
        FloatConstant constant => Number(constant),
        IntConstant constant => Literal(constant.Value.ToString(CultureInfo.InvariantCulture)),
        BoolConstant constant => Primary(LatexNames.Operator(constant.Value ? "true" : "false")),
        Unary { Op: UnaryOp.Negate } minus => new Piece("-" + Piece(minus.Operand).Within(Precedence.Multiplicative), Precedence.Additive),
        Unary unary => new Piece((unary.Op == UnaryOp.Not ? @"\lnot " : @"\sim ") + Piece(unary.Operand).Within(Precedence.Primary), Precedence.Unary),
        Binary { Op: BinaryOp.Divide, Type.IsFloatingPoint: true } or Binary { Op: BinaryOp.Multiply } => Product(expr),
        Binary { Op: BinaryOp.Divide } whole => Call(LatexNames.Operator("trunc"), [Fraction(whole.Left, whole.Right)]),
        Binary binary => Infix(binary),
        IR.Convert { Type.IsFloatingPoint: false } cut => Call(LatexNames.Operator("int"), [Write(cut.Operand)]),
        IR.Convert convert => Piece(convert.Operand),
        Conditional choice => new Piece($@"\begin{{cases}} {Cases(choice)} \end{{cases}}", Precedence.Conditional),
        Load load => Primary(Element(load)),
        Length length => Call(LatexNames.Operator("length"), [Write(length.Array)]),
        Indices indices => Primary(string.Join(", ", indices.Items.Select(Write))),
        Field { Of: Local { Role: LocalRole.Instance } } own => Primary(LatexNames.Variable(own.Name)),
        Field field => Primary(Below(field.Of, LatexNames.Variable(field.Name))),
        Call call => Function(call),
        Verbatim verbatim => Primary($@"\mathrm{{{LatexNames.Escaped(verbatim.Text)}}}"),
        _ => throw Unreachable.Node(expr),
    };

    private static Piece Number(FloatConstant constant) => constant.Value switch
    {
        Math.PI => Primary(@"\pi"),
        -Math.PI => new Piece(@"-\pi", Precedence.Additive),
        Math.E => Primary("e"),
        double.PositiveInfinity => Primary(@"\infty"),
        double.NegativeInfinity => new Piece(@"-\infty", Precedence.Additive),
        _ when double.IsNaN(constant.Value) => Primary(LatexNames.Operator("NaN")),
        _ => Literal(constant.Type == IrType.Double ? constant.Value.ToString("R", CultureInfo.InvariantCulture) : ((float)constant.Value).ToString("R", CultureInfo.InvariantCulture)),
    };

    // 1E-05   becomes   1 \cdot 10^{-5}
    private static Piece Literal(string digits)
    {
        string[] parts = digits.Split('E');
        string power = parts.Length == 1 ? "" : $"10^{{{int.Parse(parts[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}}}";
        string text = power.Length == 0 ? digits : parts[0] is "1" or "-1" ? parts[0].TrimEnd('1') + power : $@"{parts[0]} \cdot {power}";
        return new Piece(text, digits[0] == '-' ? Precedence.Additive : parts.Length > 1 ? Precedence.Multiplicative : Precedence.Primary);
    }

    // x * x * y / z   becomes   \frac{x^{2} y}{z}
    private static Piece Product(Expr product)
    {
        List<Expr> factors = [], divisors = [];
        bool isNegative = Collect(product, factors, divisors);
        foreach (Expr common in factors.Where(factor => divisors.Remove(factor)).ToArray())
            factors.Remove(common);
        string text = divisors.Count == 0 ? Factors(factors) : $@"\frac{{{Factors(factors)}}}{{{Factors(divisors)}}}";
        return new Piece((isNegative ? "-" : "") + text, isNegative || text[0] == '-' ? Precedence.Additive : Precedence.Multiplicative);
    }

    /// <summary>Whether the sign is turned round.</summary>
    private static bool Collect(Expr expr, List<Expr> factors, List<Expr> divisors)
    {
        switch (expr)
        {
            case Binary { Op: BinaryOp.Multiply } product:
                return Collect(product.Left, factors, divisors) ^ Collect(product.Right, factors, divisors);
            case Binary { Op: BinaryOp.Divide, Type.IsFloatingPoint: true } quotient:
                return Collect(quotient.Left, factors, divisors) ^ Collect(quotient.Right, divisors, factors);
            case Unary { Op: UnaryOp.Negate } minus:
                return !Collect(minus.Operand, factors, divisors);
            case FloatConstant { Value: < 0 } constant:
                factors.Add(constant with { Value = -constant.Value });
                return true;
            default:
                factors.Add(expr);
                return false;
        }
    }

    private static string Factors(List<Expr> factors)
    {
        if (factors.Count == 0)
            return "1";
        List<string> texts = [];
        foreach (IGrouping<Expr, Expr> equal in factors.GroupBy(factor => factor).OrderBy(equal => equal.Key is not FloatConstant))
        {
            bool isFirst = texts.Count == 0, isAlone = factors.Count == 1;
            Piece piece = Piece(equal.Key);
            string text = equal.Count() > 1 ? $"{piece.Within(Precedence.Primary)}^{{{equal.Count()}}}"
                : isAlone ? piece.Text
                : piece.Within(Precedence.Multiplicative);

            // 2 3 would read as 23, and a variable before a parenthesis as a function.
            texts.Add(!isFirst && char.IsDigit(text[0]) ? @"\cdot " + text : text);
        }

        return string.Join(" ", texts);
    }

    // a ? x : b ? y : z   is one list of three
    private static string Cases(Conditional choice) => $@"{Write(choice.WhenTrue)} & {Write(choice.Condition)} \\ "
        + (choice.WhenFalse is Conditional next ? Cases(next) : $@"{Write(choice.WhenFalse)} & \text{{otherwise}}");

    private static string Fraction(Expr above, Expr below) => $@"\frac{{{Write(above)}}}{{{Write(below)}}}";

    private static Piece Infix(Binary binary)
    {
        (string sign, Precedence precedence) = binary.Op switch
        {
            BinaryOp.LessOrEqual => (@"\le", Precedence.Relational),
            BinaryOp.GreaterOrEqual => (@"\ge", Precedence.Relational),
            BinaryOp.Equal => ("=", Precedence.Equality),
            BinaryOp.NotEqual => (@"\ne", Precedence.Equality),
            BinaryOp.And => (@"\land", Precedence.And),
            BinaryOp.Or => (@"\lor", Precedence.Or),
            BinaryOp.Remainder => (@"\bmod", Precedence.Multiplicative),
            _ => (LatexNames.Escaped(Operators.Of(binary.Op).Sign), Operators.Of(binary.Op).Precedence),
        };
        Piece right = Piece(binary.Right);
        return new Piece($"{Piece(binary.Left).Within(precedence)} {sign} {(right.IsNegative ? Parenthesized(right.Text) : right.Within(precedence + 1))}", precedence);
    }

    private static Piece Function(Call call)
    {
        string[] operands = [.. call.Arguments.Select(Write)];
        string name = call.Function.Name.ToLowerInvariant();
        return (name, operands.Length) switch
        {
            ("sqrt", 1) => Primary($@"\sqrt{{{operands[0]}}}"),
            ("cbrt", 1) => Primary($@"\sqrt[3]{{{operands[0]}}}"),
            ("exp", 1) => new Piece($"e^{{{operands[0]}}}", Precedence.Unary),
            ("exp2", 1) => new Piece($"2^{{{operands[0]}}}", Precedence.Unary),
            ("exp10", 1) => new Piece($"10^{{{operands[0]}}}", Precedence.Unary),
            ("pow", 2) => new Piece($"{Piece(call.Arguments[0]).Within(Precedence.Primary)}^{{{operands[1]}}}", Precedence.Unary),
            ("log", 1) => Call(@"\ln", operands),
            ("log", 2) => Call($@"\log_{{{operands[1]}}}", [operands[0]]),
            ("log2", 1) => Call(@"\log_{2}", operands),
            ("log10", 1) => Call(@"\log_{10}", operands),
            ("abs", 1) => Primary($@"\left|{operands[0]}\right|"),
            ("floor", 1) => Primary($@"\left\lfloor {operands[0]} \right\rfloor"),
            ("ceiling", 1) => Primary($@"\left\lceil {operands[0]} \right\rceil"),
            ("sin" or "cos" or "tan" or "sinh" or "cosh" or "tanh" or "min" or "max", _) => Call($@"\{name}", operands),
            ("asin" or "acos" or "atan", 1) => Call($@"\arc{name.Substring(1)}", operands),
            _ => Call(LatexNames.Operator(call.Function.Key), operands),
        };
    }

    private static Piece Call(string name, IEnumerable<string> operands) => Primary($"{name}{Parenthesized(string.Join(", ", operands))}");

    private static string Element(Load load)
    {
        string index = Write(load.Index);
        return Below(load.Array, load.Member.Length > 0 ? $"{index}, {string.Join(", ", load.Member.Split('.').Select(LatexNames.Variable))}" : index);
    }

    private static string Below(Expr of, string below) => of is Local local && local.Role != LocalRole.Instance ? LatexNames.Variable(local.Name, below)
        : of is Field { Of: Local { Role: LocalRole.Instance } } own ? LatexNames.Variable(own.Name, below)
        : $"{{{Write(of)}}}_{{{below}}}";

    private static Piece Primary(string text) => new(text, Precedence.Primary);

    private static string Parenthesized(string text) => $@"\left({text}\right)";

    private static string Within(this Piece piece, Precedence least) => piece.Precedence < least ? Parenthesized(piece.Text) : piece.Text;
}
