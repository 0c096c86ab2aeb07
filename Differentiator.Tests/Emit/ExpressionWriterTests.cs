using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Xunit;

namespace Differentiator.Tests.Emit;

public sealed class ExpressionWriterTests
{
    private static readonly Local A = new(0, "a", IrType.Double, LocalRole.Parameter);
    private static readonly Local B = new(1, "b", IrType.Double, LocalRole.Parameter);
    private static readonly Local F = new(2, "f", IrType.Single, LocalRole.Parameter);
    private static readonly Local I = new(3, "i", IrType.Int32, LocalRole.Parameter);
    private static readonly Local J = new(4, "j", IrType.Int32, LocalRole.Parameter);
    private static readonly Local X = new(5, "x", new ArrayType(IrType.Double), LocalRole.Parameter);

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach ((string expected, Expr expr) in All())
            cases.Add(expected, Written(expr));
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Expressions_are_written_as_a_person_would(string expected, string written) => Assert.Equal(expected, written);

    [Theory]
    [InlineData(1e20, "1e20")]
    [InlineData(1e-5, "1e-5")]
    [InlineData(1e-300, "1e-300")]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(3.0, "3.0")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(System.Math.PI, "Math.PI")]
    [InlineData(-System.Math.PI, "-Math.PI")]
    [InlineData(System.Math.E, "Math.E")]
    [InlineData(double.MaxValue, "1.7976931348623157e308")]
    [InlineData(double.Epsilon, "5e-324")]
    public void Double_literals_keep_their_type(double value, string expected) =>
        Assert.Equal(expected, Literals.Typed(new FloatConstant(value, IrType.Double), new FrameworkNames("", [])));

    [Theory]
    [InlineData(2f, "2f")]
    [InlineData(0.1f, "0.1f")]
    [InlineData(-0f, "-0f")]
    [InlineData(3.4028235e38f, "3.4028235e38f")]
    [InlineData(float.PositiveInfinity, "float.PositiveInfinity")]
    public void Float_literals_keep_their_type(float value, string expected) =>
        Assert.Equal(expected, Literals.Typed(new FloatConstant(value, IrType.Single), new FrameworkNames("", [])));

    [Theory]
    [InlineData(ScalarKind.Int32, -7, "-7")]
    [InlineData(ScalarKind.UInt32, 7, "7u")]
    [InlineData(ScalarKind.Int64, 7, "7L")]
    [InlineData(ScalarKind.UInt64, -1, "18446744073709551615ul")]
    [InlineData(ScalarKind.Byte, 7, "(byte)7")]
    [InlineData(ScalarKind.SByte, -7, "(sbyte)(-7)")]
    [InlineData(ScalarKind.NativeInt, -7, "(nint)(-7)")]
    [InlineData(ScalarKind.Char, 'a', "'a'")]
    [InlineData(ScalarKind.Char, '\'', @"'\''")]
    [InlineData(ScalarKind.Char, 10, @"'\u000a'")]
    internal void Integer_literals_keep_their_type(ScalarKind kind, long value, string expected) =>
        Assert.Equal(expected, Literals.Typed(new IntConstant(value, new ScalarType(kind))));

    private static (string Expected, Expr Expr)[] All() =>
    [
        ("a - (b - a)", A - (B - A)),
        ("a - b - a", A - B - A),
        ("a + (b + a)", A + (B + A)),
        ("a * (b / a)", A * (B / A)),
        ("(a + b) * a", (A + B) * A),
        ("a * b + a", A * B + A),
        ("-(a + b)", -(A + B)),
        ("-a * b", -A * B),
        ("a * -b", A * -B),
        ("a - (-b)", A - -B),
        ("a + (-1)", A + -1.0),
        ("a + (-b * a)", A + -B * A),
        ("-(-a)", -(-A)),
        ("2 * a", 2 * A),
        ("0.5 * a", 0.5 * A),
        ("2 * f", 2 * F),
        ("0.5f * f", 0.5 * F),
        ("a * i", A * ToDouble(I)),
        ("a * (i / j)", A * ToDouble(Divide(I, J))),
        ("(double)i / j", ToDouble(I) / ToDouble(J)),
        ("2.0 * i", 2 * ToDouble(I)),
        ("(double)f * f", ToDouble(F) * ToDouble(F)),
        ("f", ToDouble(F)),
        ("(float)a * f", new Convert(A, IrType.Single) * F),
        ("(float)(-a)", new Convert(-A, IrType.Single)),
        ("(int)(a + b)", new Convert(A + B, IrType.Int32)),
        ("a > 0 ? a : 0", new Conditional(A > 0, A, A.Constant(0))),
        ("a > 0 ? 1 : 0", new Conditional(A > 0, A.Constant(1), A.Constant(0))),
        ("b * (a > 0 ? 1 : 0)", B * new Conditional(A > 0, A.Constant(1), A.Constant(0))),
        ("a > 0 ? a : (b > 0 ? b : 0)", new Conditional(A > 0, A, new Conditional(B > 0, B, B.Constant(0)))),
        ("(a > 0 ? a : b) * 2", new Conditional(A > 0, A, B) * A.Constant(2)),
        ("!(a < b)", new Unary(UnaryOp.Not, A < B, IrType.Boolean)),
        ("x[i + 1]", new Load(X, Add(I, 1), IrType.Double)),
        ("x.Length - 1", Add(new Length(X), -1)),
        ("checked(i + j * i)", Checked(BinaryOp.Add, I, Checked(BinaryOp.Multiply, J, I))),
        ("checked(i + unchecked(j * i))", Checked(BinaryOp.Add, I, new Binary(BinaryOp.Multiply, J, I, IrType.Int32))),
        ("Math.Max(a, 0)", Max(A, A.Constant(0))),
        ("Math.Max((double)i, 2.0)", Max(ToDouble(I), A.Constant(2))),
        ("Math.Sqrt(i)", new Call(new FunctionRef("System.Math", "Sqrt", [IrType.Double], IrType.Double), [ToDouble(I)])),
        ("Math.Abs((double)i)", new Call(new FunctionRef("System.Math", "Abs", [IrType.Double], IrType.Double), [ToDouble(I)])),
        ("global::My.Library.G(2.0, (double)i)", new Call(
            new FunctionRef("My.Library", "G", [IrType.Double, IrType.Double], IrType.Double), [A.Constant(2), ToDouble(I)])),
    ];

    private static string Written(Expr expr)
    {
        var names = new FrameworkNames("", []);
        return new ExpressionWriter(names, new TypeNames(names)).Value(expr);
    }

    private static Convert ToDouble(Expr expr) => new(expr, IrType.Double);

    private static Binary Divide(Expr left, Expr right) => new(BinaryOp.Divide, left, right, IrType.Int32);

    private static Binary Add(Expr left, int right) => right < 0
        ? new Binary(BinaryOp.Subtract, left, new IntConstant(-right, IrType.Int32), IrType.Int32)
        : new Binary(BinaryOp.Add, left, new IntConstant(right, IrType.Int32), IrType.Int32);

    private static Binary Checked(BinaryOp op, Expr left, Expr right) => new(op, left, right, IrType.Int32, IsChecked: true);

    private static Call Max(Expr left, Expr right) =>
        new(new FunctionRef("System.Math", "Max", [IrType.Double, IrType.Double], IrType.Double), [left, right]);
}
