using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes expressions with the parentheses, casts and suffixes that C# needs to compute the same tree, and no others.</summary>
internal sealed class ExpressionWriter(FrameworkNames names, TypeNames types, string containingType = "")
{
    private bool isInChecked;

    /// <summary>Where the text is converted to the type of the expression: an initializer, an assignment, a return.</summary>
    public string Value(Expr expr) => Write(expr, isLoose: true).Text;

    /// <summary>Where nothing says which type is expected.</summary>
    public string Typed(Expr expr) => Write(expr, isLoose: false).Text;

    /// <summary>An element of a list in parentheses, where <c>F(a &lt; b, c > (d))</c> would read as a generic call.</summary>
    public string Element(Expr expr, bool isLoose = false) =>
        Write(expr, isLoose).AtLeast(expr is Binary { Op: BinaryOp.Less } ? Precedence.Primary : Precedence.Conditional);

    private Piece Write(Expr expr, bool isLoose) => expr switch
    {
        Local { Role: LocalRole.Instance } => Piece.Primary("this"),
        Local local => Piece.Primary(Identifier.Of(local.Name)),
        FloatConstant constant when isLoose && NaturalTypes.Of(constant) != constant.Type => Piece.Literal(Literals.Plain(constant)),
        FloatConstant constant => Piece.Literal(Literals.Typed(constant, names)),
        IntConstant constant when isLoose && NaturalTypes.Of(constant) != constant.Type => Piece.Literal(Literals.Plain(constant)),
        IntConstant constant => Piece.Literal(Literals.Typed(constant)),
        BoolConstant constant => Piece.Primary(constant.Value ? "true" : "false"),
        Verbatim verbatim => Piece.Primary(verbatim.Type == IrType.TypeName ? names.Of(verbatim.Text) : verbatim.Text),
        Unary unary => Checked(unary.IsChecked, unary.Type, () => Write(unary)),
        Binary binary => Checked(binary.IsChecked, binary.Type, () => Write(binary)),
        IR.Convert convert => Write(convert, isLoose),
        Conditional choice => Write(choice, isLoose),
        Load { Type: LanesType lanes, Array.Type.Element: ScalarType } several => Piece.Primary($"{names.Of(RuntimeTypes.Vectors)}.Load{8 * ElementSize.Of(lanes)}({Value(several.Array)}, {Value(several.Index)})"),
        Load load => Piece.Primary($"{Primary(load.Array)}[{Value(load.Index)}]{Identifier.OfPath(load.Member)}"),
        Length { Dimension: { } dimension } length => Piece.Primary($"{Primary(length.Array)}.GetLength({dimension})"),
        Length length => Piece.Primary($"{Primary(length.Array)}.{(length.Array.Type is ListType ? "Count" : "Length")}"),
        Indices indices => Piece.Primary(string.Join(", ", indices.Items.Select(Value))),
        Slice { Array.Type: ArrayType, Start: IntConstant { Value: 0 }, Length: null } whole => Piece.Primary($"{Primary(whole.Array)}.{names.Extension("AsSpan")}()"),
        Slice slice => Piece.Primary($"{Primary(slice.Array)}.{(slice.Array.Type is ArrayType ? names.Extension("AsSpan") : "Slice")}({string.Join(", ", slice.Operands().Skip(1).Select(Value))})"),
        NewRow { Length: IntConstant { Value: 0 } } row => Piece.Primary($"{names.Of("System.Array")}.Empty<{types.Of(row.Type.Element!)}>()"),
        NewRow row => Piece.Primary($"new {types.Of(row.Type.Element!)}[{Value(row.Length)}]"),
        Field field => Piece.Primary($"{Primary(field.Of)}.{Identifier.Of(field.Name)}"),
        New made => Write(made),
        Foreign foreign => Write(foreign),
        Call call => Write(call),
        _ => throw Unreachable.Node(expr),
    };

    private Piece Write(Unary unary)
    {
        Piece operand = Write(unary.Operand, isLoose: false);
        string text = unary.Op == UnaryOp.Negate && operand.IsNegative ? $"({operand.Text})" : operand.AtLeast(Precedence.Unary);
        return new Piece(Operators.Of(unary.Op) + text, Precedence.Unary);
    }

    private Piece Write(Binary binary)
    {
        (string sign, Precedence precedence) = Operators.Of(binary.Op);
        (bool isLeftLoose, bool isRightLoose) = precedence == Precedence.Shift
            ? (binary.Type == IrType.Int32, true)
            : NaturalTypes.Operands(binary.Left, binary.Right, binary.Left.Type);
        Piece left = Write(binary.Left, isLeftLoose), right = Write(binary.Right, isRightLoose);

        // a - (-1) and a + (-b), but a * -b
        bool isSignDoubled = precedence == Precedence.Additive && right.IsNegative;
        string rightText = isSignDoubled ? $"({right.Text})" : right.AtLeast(precedence + 1);
        return new Piece($"{left.AtLeast(precedence)} {sign} {rightText}", precedence);
    }

    private Piece Write(IR.Convert convert, bool isLoose)
    {
        if (convert.Operand.Type == convert.Type)
            return Write(convert.Operand, isLoose);
        if (isLoose && NaturalTypes.IsImplicit(convert))
            return Write(convert.Operand, isLoose: false);
        return Checked(convert.IsChecked, convert.Type, () =>
        {
            // (nint)-x would subtract.
            Piece operand = Write(convert.Operand, isLoose: false);
            string text = operand.IsNegative ? $"({operand.Text})" : operand.AtLeast(Precedence.Unary);
            return new Piece($"({types.Of(convert.Type)}){text}", Precedence.Unary);
        });
    }

    private Piece Write(Conditional choice, bool isLoose)
    {
        bool isNatural = isLoose && NaturalTypes.Of(choice) != choice.Type;
        (bool isTrueLoose, bool isFalseLoose) =
            isNatural ? (true, true) : NaturalTypes.Pair(choice.WhenTrue, choice.WhenFalse, choice.Type);
        string whenTrue = Write(choice.WhenTrue, isTrueLoose).AtLeast(Precedence.Or);
        string whenFalse = Write(choice.WhenFalse, isFalseLoose).AtLeast(Precedence.Or);
        return new Piece($"{Write(choice.Condition, false).AtLeast(Precedence.Or)} ? {whenTrue} : {whenFalse}", Precedence.Conditional);
    }

    private Piece Write(Call call)
    {
        bool isLoose = NaturalTypes.MayLoosenArguments(call);
        IEnumerable<string> operands = call.Arguments.Select(argument => Element(argument, isLoose));
        string arguments = string.Join(", ", call.Function.VectorSize > 0 ? Vectors(call.Function, [.. operands]) : operands);
        string prefix = call.Function.ContainingType == containingType ? "" : names.Of(call.Function.ContainingType) + ".";
        return Piece.Primary($"{prefix}{Identifier.Of(call.Function.Name)}({arguments}){(call.Function.Part.Length > 0 ? "." + call.Function.Part : "")}");
    }

    // Vector3.Sin(new Vector3(x, y, z)).X
    private IEnumerable<string> Vectors(FunctionRef function, string[] operands)
    {
        for (int k = 0; k < operands.Length; k += function.VectorSize)
            yield return $"new {names.Of(function.ContainingType)}({string.Join(", ", operands.Skip(k).Take(function.VectorSize))})";
    }

    // The text has its own parentheses; an operand that is more than a name gets some where it touches an operator.
    private Piece Write(Foreign foreign)
    {
        string text = foreign.Parts[0];
        for (int k = 0; k < foreign.Arguments.Count; k++)
            text += Operand(foreign.Parts[k], foreign.Arguments[k], foreign.Parts[k + 1]) + foreign.Parts[k + 1];
        return new Piece(text, Precedence.Conditional);
    }

    // In an interpolated string a colon would begin the format.
    private string Operand(string before, Expr operand, string after)
    {
        bool isInterpolated = before.EndsWith("{", StringComparison.Ordinal);
        bool isListed = (before.EndsWith("(", StringComparison.Ordinal) || before.EndsWith(", ", StringComparison.Ordinal))
            && (after.StartsWith(")", StringComparison.Ordinal) || after.StartsWith(",", StringComparison.Ordinal));
        string text = isListed ? Element(operand) : Primary(operand);
        return isInterpolated && text.Contains(':') && !text.StartsWith("(", StringComparison.Ordinal) ? $"({text})" : text;
    }

    // new Line(slope, offset), new Point { X = x, Y = y }, (a, b)
    private Piece Write(New made)
    {
        IEnumerable<string> arguments = made.Arguments.Select(argument =>
            argument is Verbatim { Text: "default" } ? $"default({types.Of(argument.Type)})" : Element(argument, isLoose: !made.Struct.IsTuple));
        if (made.Struct.IsTuple)
            return Piece.Primary($"({string.Join(", ", arguments)})");
        int positional = made.Struct.Positional;
        string set = string.Join(", ", arguments
            .Select((text, k) => (Field: made.Struct.Fields[k], Text: text, IsSet: made.Arguments[k] is not Verbatim { Text: "default" }))
            .Skip(positional)
            .Where(part => part.IsSet || part.Field.MustBeSet)
            .Select(part => $"{Identifier.Of(part.Field.Name)} = {part.Text}"));
        string constructor = $"new {types.Of(made.Struct)}" + (positional > 0 || set.Length == 0 ? $"({string.Join(", ", arguments.Take(positional))})" : "");
        return Piece.Primary(set.Length == 0 ? constructor : $"{constructor} {{ {set} }}");
    }

    private string Primary(Expr expr) => Write(expr, isLoose: false).AtLeast(Precedence.Primary);

    // Only integer arithmetic can overflow.
    private Piece Checked(bool isChecked, IrType type, System.Func<Piece> write)
    {
        if (isChecked == isInChecked || !type.IsInteger)
            return write();
        isInChecked = isChecked;
        Piece inner = write();
        isInChecked = !isChecked;
        return Piece.Primary($"{(isChecked ? "checked" : "unchecked")}({inner.Text})");
    }
}
