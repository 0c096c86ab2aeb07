using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The members of <c>Matrix3x2</c> and <c>Matrix4x4</c>. To add a member, add a line.</summary>
internal static class MatrixMembers
{
    public static IEnumerable<NumericMember> All { get; } = Common(Matrix3x2).Concat(Common(Matrix4x4)).Concat(Own).Concat(MatrixCreation.All).Concat(AffineCreation.All).Concat(MatrixProjections.All).Concat(MatrixViews.All).ToArray();

    private static IReadOnlyList<string> RowNames => ["X", "Y", "Z", "W"];

    private static IEnumerable<NumericMember> Common(StructType type) =>
    [
        Constant(type, "Identity", k => k / RowLength(type) == k % RowLength(type) ? 1 : 0),
        Each(type, "op_Addition", (x, y) => x + y),
        Each(type, "op_Subtraction", (x, y) => x - y),
        Each(type, "op_UnaryNegation", x => -x),
        Each(type, "Add", (x, y) => x + y),
        Each(type, "Subtract", (x, y) => x - y),
        Each(type, "Negate", x => -x),
        new(type, "Lerp", [type, type, IrType.Single], (o, _) => Map(type, k => MultiplyAdd(At(o[0], k), 1 - o[2], At(o[1], k) * o[2]))),
        new(type, "IsIdentity", [type], (o, _) => Pairs([o[0], Map(type, k => Number(k / RowLength(type) == k % RowLength(type) ? 1 : 0))], BinaryOp.Equal, BinaryOp.And)),
        .. RowNames.Take(type.Fields.Count / RowLength(type)).Select((name, row) => new NumericMember(type, name, [type], (o, _) => Row(o[0], type, row))),
        new(type, "GetRow", [type, IrType.Int32], (o, _) => o[1] is IntConstant { Value: var row } && row >= 0 && row < type.Fields.Count / RowLength(type) ? Row(o[0], type, (int)row) : null),
        new(type, "GetElement", [type, IrType.Int32, IrType.Int32], (o, _) => o[1] is IntConstant { Value: var row } && o[2] is IntConstant { Value: var column }
            && row >= 0 && row < type.Fields.Count / RowLength(type) && column >= 0 && column < RowLength(type) ? At(o[0], (int)row, (int)column) : null),
        .. Equality(type),
        .. Multiply(type, "op_Multiply"),
        .. Multiply(type, "Multiply"),
    ];

    private static IEnumerable<NumericMember> Multiply(StructType type, string name) =>
    [
        new(type, name, [type, type], (o, _) => type == Matrix4x4 ? Product(o[0], o[1]) : Composition(o[0], o[1])),
        new(type, name, [type, IrType.Single], (o, _) => Map(type, k => At(o[0], k) * o[1])),
    ];

    private static IEnumerable<NumericMember> Own =>
    [
        new(Matrix4x4, "Transpose", [Matrix4x4], (o, _) => Map(Matrix4x4, k => At(o[0], k % 4, k / 4))),
        new(Matrix4x4, "Translation", [Matrix4x4], (o, _) => Map(Vector3, k => At(o[0], 3, k))),
        new(Matrix3x2, "Translation", [Matrix3x2], (o, _) => Map(Vector2, k => At(o[0], 2, k))),
        new(Matrix3x2, "GetDeterminant", [Matrix3x2], (o, _) => At(o[0], 0) * At(o[0], 3) - At(o[0], 2) * At(o[0], 1)),
        new(Matrix4x4, "GetDeterminant", [Matrix4x4], (o, let) => Determinant(o[0], let)),
    ];

    private static Expr Row(Expr matrix, StructType type, int row) => Map(type == Matrix4x4 ? Vector4 : Vector2, column => At(matrix, row, column));

    private static Expr Product(Expr a, Expr b) =>
        Map(Matrix4x4, k => VectorTransforms.Product(column => At(a, k / 4, column), 4, b, k % 4));

    // Of affine maps, whose third column is (0, 0, 1); without fused operations.
    private static Expr Composition(Expr a, Expr b) => Map(Matrix3x2, k =>
    {
        (int row, int column) = (k / 2, k % 2);
        Expr linear = At(a, row, 0) * At(b, 0, column) + At(a, row, 1) * At(b, 1, column);
        return row == 2 ? linear + At(b, 2, column) : linear;
    });

    // By the minors of the last two rows.
    private static Expr Determinant(Expr m, System.Func<string, Expr, Expr> let)
    {
        (Expr e, Expr f, Expr g, Expr h) = (At(m, 4), At(m, 5), At(m, 6), At(m, 7));
        (Expr kplo, Expr jpln, Expr jokn) = (Minor(2, 3), Minor(1, 3), Minor(1, 2));
        (Expr iplm, Expr iokm, Expr injm) = (Minor(0, 3), Minor(0, 2), Minor(0, 1));
        return At(m, 0) * (f * kplo - g * jpln + h * jokn) - At(m, 1) * (e * kplo - g * iplm + h * iokm)
            + At(m, 2) * (e * jpln - f * iplm + h * injm) - At(m, 3) * (e * jokn - f * iokm + g * injm);

        Expr Minor(int left, int right) => let("minor", At(m, 2, left) * At(m, 3, right) - At(m, 2, right) * At(m, 3, left));
    }
}
