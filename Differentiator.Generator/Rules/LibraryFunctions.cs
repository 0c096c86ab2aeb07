using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>Calls of library functions, as rules write them: <c>Sin(x)</c> is <c>Math.Sin(x)</c> or <c>MathF.Sin(x)</c>.</summary>
internal static class LibraryFunctions
{
    public const string Math = "System.Math";
    public const string MathF = "System.MathF";
    public const string Double = "System.Double";
    public const string Single = "System.Single";
    public const string Strong = "Differentiator.Strong";
    public const string LanesType = "Differentiator.Lanes";
    public const string GradientType = "Differentiator.Gradient";
    public const string ChoiceType = "Differentiator.Choice";
    public const string SpecialType = "Differentiator.SpecialFunctions";
    public const string ActivationsType = "Differentiator.Activations";

    /// <summary>No type: of functions whose value is known, their first operand, as a call has computed it.</summary>
    public const string KnownType = "Differentiator.Known";
    public const string ComponentsType = "Differentiator.Components";

    public static Expr Exp(Expr x) => Call(nameof(Exp), x);

    public static Expr Log(Expr x) => Call(nameof(Log), x);

    public static Expr Sqrt(Expr x) => Call(nameof(Sqrt), x);

    public static Expr Pow(Expr x, Expr y) => Call(nameof(Pow), x, y);

    public static Expr Sin(Expr x) => Call(nameof(Sin), x);

    public static Expr Cos(Expr x) => Call(nameof(Cos), x);

    public static Expr Sinh(Expr x) => Call(nameof(Sinh), x);

    public static Expr Cosh(Expr x) => Call(nameof(Cosh), x);

    public static Expr Abs(Expr x) => Call(nameof(Abs), x);

    public static Expr Round(Expr x) => Call(nameof(Round), x);

    public static Expr CopySign(Expr x, Expr y) => Call(nameof(CopySign), x, y);

    public static Expr Min(Expr x, Expr y) => Call(nameof(Min), x, y);

    public static Expr Max(Expr x, Expr y) => Call(nameof(Max), x, y);

    public static Expr FusedMultiplyAdd(Expr x, Expr y, Expr z) => Call(nameof(FusedMultiplyAdd), x, y, z);

    public static Expr ScaleB(Expr x, Expr n) => Call(nameof(ScaleB), x, n);

    /// <summary>The square root of x^2 + y^2 without overflow.</summary>
    public static Expr Hypot(Expr x, Expr y) => OfNumber(nameof(Hypot), x, y);

    public static Expr Exp2(Expr x) => OfNumber(nameof(Exp2), x);

    public static Expr Exp10(Expr x) => OfNumber(nameof(Exp10), x);

    public static Expr SinPi(Expr x) => OfNumber(nameof(SinPi), x);

    public static Expr CosPi(Expr x) => OfNumber(nameof(CosPi), x);

    public static Expr Expm1(Expr x) => new Call(Reference(SpecialType, nameof(Expm1), x), EquatableArray.Of(x));

    public static Expr NormalCdf(Expr x) => new Call(Reference(SpecialType, nameof(NormalCdf), x), EquatableArray.Of(x));

    public static Expr NormalDensity(Expr x) => new Call(Reference(SpecialType, nameof(NormalDensity), x), EquatableArray.Of(x));

    public static Expr Digamma(Expr x) => new Call(Reference(SpecialType, nameof(Digamma), x), EquatableArray.Of(x));

    public static Expr Polygamma(Expr n, Expr x) => new Call(
        new FunctionRef(SpecialType, nameof(Polygamma), EquatableArray.Of(n.Type, x.Type), x.Type), EquatableArray.Of(n, x));

    public static Expr Sigmoid(Expr x) => new Call(Reference(ActivationsType, nameof(Sigmoid), x), EquatableArray.Of(x));

    /// <summary>The sine or the cosine, as the function returns them that computes both.</summary>
    /// <summary><c>Math.SinCos(x)</c>, of one of its elements.</summary>
    public static Call SinCos(Call element) => element with
    {
        Function = element.Function with { Name = nameof(SinCos), ReturnType = new StructType("", [new StructField(nameof(Sin), element.Type), new StructField(nameof(Cos), element.Type)], 0, IsTuple: true) },
    };

    public static Expr SinCosPi(Expr x, string part) =>
        new Call(Reference(NumberType(x), nameof(SinCosPi), x) with { Part = part }, EquatableArray.Of(x));

    public static Expr IsNaN(Expr x) => Test(nameof(IsNaN), x);

    public static Expr IsInfinity(Expr x) => Test(nameof(IsInfinity), x);

    public static Expr IsPositiveInfinity(Expr x) => Test(nameof(IsPositiveInfinity), x);

    public static Expr Tan(Expr x) => Call(nameof(Tan), x);

    public static Expr Truncate(Expr x) => Call(nameof(Truncate), x);

    /// <summary>The value as data: its derivative is zero.</summary>
    public static Expr Stop(Expr x) => new Call(Reference(GradientType, nameof(Stop), x), EquatableArray.Of(x));

    /// <summary>A function of which only the derivative is asked for, as its value is there already.</summary>
    public static Expr Known(string name, Expr value, params Expr[] operands) =>
        new Call(Reference(KnownType, name, [value, .. operands]), EquatableArray.Of([value, .. operands]));

    /// <summary>The product in which an exactly zero adjoint, or an exactly zero partial under an infinite adjoint, gives zero.</summary>
    public static Expr StrongMultiply(Expr adjoint, Expr partial) => Runtime("Multiply", adjoint, partial);

    /// <summary>The quotient in which an exactly zero adjoint gives zero.</summary>
    public static Expr StrongDivide(Expr adjoint, Expr divisor) => Runtime("Divide", adjoint, divisor);

    /// <summary>The plain product or quotient in the place of a strong one.</summary>
    public static Expr WithoutStrength(Call strong) => strong.Function.Name == "Multiply" ? strong.Arguments[0] * strong.Arguments[1] : strong.Arguments[0] / strong.Arguments[1];

    /// <summary>Whether no lane is infinite or NaN.</summary>
    public static Expr AreFinite(Expr x) => new Call(new FunctionRef(LanesType, nameof(AreFinite), EquatableArray.Of(x.Type), IrType.Boolean), EquatableArray.Of(x));

    /// <summary><c>Lanes.StoreColumn(value, jacobian, columns, column);</c></summary>
    public static Effect StoreColumn(Expr value, Local jacobian, Local columns, Expr column) => new(
        null,
        new Call(new FunctionRef(LanesType, nameof(StoreColumn), [value.Type, jacobian.Type, IrType.Int32, IrType.Int32], IrType.Void), [value, jacobian, columns, column]),
        Origin.None.In(Sweep.Reverse));

    /// <summary>The call that stores a column; null if the statement is another one.</summary>
    public static Call? StoredColumn(Stmt statement) =>
        statement is Effect { Code: Call { Function: { ContainingType: LanesType, Name: nameof(StoreColumn) } } call } ? call : null;

    /// <summary>A conditional without a branch: both sides are evaluated.</summary>
    public static Expr Choice(string comparison, Expr left, Expr right, Expr whenTrue, Expr whenFalse) => new Call(
        Reference(ChoiceType, comparison, left, right, whenTrue, whenFalse), EquatableArray.Of(left, right, whenTrue, whenFalse));

    /// <summary>The comparison by which a conditional without a branch chooses.</summary>
    public static BinaryOp Comparison(string choice) => choice switch
    {
        "IfLess" => BinaryOp.Less,
        "IfLessOrEqual" => BinaryOp.LessOrEqual,
        "IfGreater" => BinaryOp.Greater,
        "IfGreaterOrEqual" => BinaryOp.GreaterOrEqual,
        "IfEqual" => BinaryOp.Equal,
        "IfNotEqual" => BinaryOp.NotEqual,
        _ => throw Unreachable.Node(choice),
    };

    /// <summary>A function of the runtime of the components of vectors.</summary>
    public static Expr OfComponents(string name, params Expr[] components) =>
        new Call(Reference(ComponentsType, name, components), components.ToEquatableArray());

    /// <summary>x * y + z, fused where the processor does that.</summary>
    public static Expr MultiplyAdd(Expr x, Expr y, Expr z) => OfComponents(nameof(MultiplyAdd), x, y, z);

    public static Expr If(Expr condition, Expr whenTrue, Expr whenFalse) => new Conditional(condition, whenTrue, whenFalse);

    public static Expr If(Expr condition, double whenTrue, Expr whenFalse) =>
        new Conditional(condition, whenFalse.Constant(whenTrue), whenFalse);

    private static Call Call(string name, params Expr[] operands) => new(
        Reference(operands[0].Type == IrType.Single ? MathF : Math, name, operands), operands.ToEquatableArray());

    /// <summary>A static method of the floating-point type itself.</summary>
    private static Call OfNumber(string name, params Expr[] operands) => new(Reference(NumberType(operands[0]), name, operands), operands.ToEquatableArray());

    /// <summary>A test of a number, <c>float.IsNaN</c> and the like.</summary>
    public static Expr Test(string name, Expr x) =>
        new Call(new FunctionRef(NumberType(x), name, EquatableArray.Of(x.Type), IrType.Boolean), EquatableArray.Of(x));

    private static string NumberType(Expr x) => x.Type == IrType.Single ? Single : Double;

    private static Call Runtime(string name, params Expr[] operands) =>
        new(Reference(Strong, name, operands), operands.ToEquatableArray());

    private static FunctionRef Reference(string type, string name, params Expr[] operands) => new(
        type, name, operands.ToEquatableArray().Map(operand => operand.Type), operands[0].Type);
}
