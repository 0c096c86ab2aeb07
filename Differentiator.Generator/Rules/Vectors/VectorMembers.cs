using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The members of <c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>, one line each, by their components: in the order and
/// with the roundings of .NET, so that values are bitwise the same. To add a member, add a line.
/// </summary>
internal static class VectorMembers
{
    public static IEnumerable<NumericMember> All { get; } =
        new[] { Vector2, Vector3, Vector4 }.SelectMany(Common).Concat(Own).Concat(VectorTransforms.All).ToArray();

    private static IEnumerable<NumericMember> Common(StructType type) =>
    [
        Constant(type, "Zero", _ => 0),
        Constant(type, "One", _ => 1),
        Constant(type, "E", _ => (float)System.Math.E),
        Constant(type, "Pi", _ => (float)System.Math.PI),
        Constant(type, "Tau", _ => (float)(2 * System.Math.PI)),
        Constant(type, "Epsilon", _ => float.Epsilon),
        Constant(type, "NaN", _ => double.NaN),
        Constant(type, "NegativeZero", _ => -0.0),
        Constant(type, "PositiveInfinity", _ => double.PositiveInfinity),
        Constant(type, "NegativeInfinity", _ => double.NegativeInfinity),
        .. type.Fields.Select((field, axis) => Constant(type, "Unit" + field.Name, k => k == axis ? 1 : 0)),

        // By each component; a number stands for a vector of it.
        Each(type, "op_Addition", (x, y) => x + y),
        Each(type, "op_Subtraction", (x, y) => x - y),
        Each(type, "op_Multiply", Exact.Product),
        Each(type, "op_Division", (x, y) => x / y),
        Each(type, "op_UnaryNegation", x => -x),
        Each(type, "op_UnaryPlus", x => x),
        Each(type, "Add", (x, y) => x + y),
        Each(type, "Subtract", (x, y) => x - y),
        Each(type, "Multiply", Exact.Product),
        Each(type, "Divide", (x, y) => x / y),
        Each(type, "Negate", x => -x),
        Each(type, "Abs", Abs),
        Each(type, "SquareRoot", Sqrt),
        Each(type, "Min", Min),
        Each(type, "Max", Max),
        Each(type, "Clamp", (x, low, high) => OfComponents("Clamp", x, low, high)),
        Each(type, "Lerp", (x, y, t) => Exact.MultiplyAdd(x, 1 - t, Exact.Product(y, t))),
        Each(type, "FusedMultiplyAdd", FusedMultiplyAdd),
        Each(type, "MultiplyAddEstimate", MultiplyAdd),
        Each(type, "CopySign", CopySign),
        Each(type, "Truncate", Truncate),
        Each(type, "Round", Round),
        .. Equality(type),
        .. VectorComparisons.Of(type),

        // Functions that .NET computes with all components at once.
        .. LaneRules.OfOne.Select(name => Lanes(type, name, 1)),
        Lanes(type, "Hypot", 2),
        .. LaneRules.Kinked.Select(name => Lanes(type, name, 2)),
        new(type, "SinCos", [type], (o, _) => new New(
            new StructType("", EquatableArray.Of(new StructField("Sin", type), new StructField("Cos", type)), 0, IsTuple: true),
            EquatableArray.Of(Lanes(type, "SinCos", "Sin.", o), Lanes(type, "SinCos", "Cos.", o)))),
        Each(type, "ClampNative", (x, low, high) => OfComponents("ClampNative", x, low, high)),
        new(type, "Shuffle", [type, .. Enumerable.Repeat(new ScalarType(ScalarKind.Byte), type.Fields.Count)], (o, _) => o.Skip(1).All(index => index is IntConstant)
            ? Map(type, k => ((IntConstant)o[k + 1]).Value is var index && index < type.Fields.Count ? At(o[0], (int)index) : Number(0))
            : null),
        new(type, "CreateScalar", [IrType.Single], (o, _) => Map(type, k => k == 0 ? o[0] : Number(0))),

        // Sums of components: a function of the runtime that calls the original.
        Number(type, "Dot", 2),
        Number(type, "Length", 1),
        Number(type, "LengthSquared", 1),
        Number(type, "Distance", 2),
        Number(type, "DistanceSquared", 2),
        new(type, "Sum", [type], (o, _) => OfComponents("Dot", [.. Of(o[0]), .. Of(o[0]).Select(_ => Number(1))])),
        new(type, "Normalize", [type], (o, let) => Normalized(type, o[0], let)),
    ];

    private static IEnumerable<NumericMember> Own =>
    [
        Reflect(Vector2),
        Reflect(Vector3),
        new(Vector2, "Cross", [Vector2, Vector2], (o, _) => At(o[0], 0) * At(o[1], 1) - At(o[0], 1) * At(o[1], 0)),
        new(Vector3, "Cross", [Vector3, Vector3], (o, _) => Cross(o[0], o[1])),
        new(Vector4, "Cross", [Vector4, Vector4], (o, _) => Map(Vector4, k => k == 3
            ? At(o[0], 3) * At(o[1], 3)
            : MultiplyAdd(At(o[0], (k + 1) % 3), At(o[1], (k + 2) % 3), -(At(o[0], (k + 2) % 3) * At(o[1], (k + 1) % 3))))),
    ];

    /// <summary>Of the first three components.</summary>
    public static Expr Cross(Expr x, Expr y) => Map(Vector3, k =>
        At(x, (k + 1) % 3) * At(y, (k + 2) % 3) - At(x, (k + 2) % 3) * At(y, (k + 1) % 3));

    private static NumericMember Lanes(StructType type, string name, int operands) =>
        new(type, name, Enumerable.Repeat(type, operands).ToArray(), (o, _) => Lanes(type, name, "", o));

    private static Expr Lanes(StructType type, string name, string part, IReadOnlyList<Expr> operands) =>
        Map(type, k => LaneRules.Packed(type, name, part + type.Fields[k].Name, type.Fields.Count, operands.SelectMany(Of)));

    /// <summary>x / |x|, at 0 NaN with the gradient 0.</summary>
    public static Expr Normalized(StructType type, Expr vector, System.Func<string, Expr, Expr> let)
    {
        Expr length = let("length", OfComponents("Length", [.. Of(vector)]));
        return Map(type, k => OfComponents("Direction", At(vector, k), length));
    }

    // x - 2 (x . n) n
    private static NumericMember Reflect(StructType type) => new(type, "Reflect", [type, type], (o, let) =>
    {
        Expr dot = let("dot", OfComponents("Dot", [.. o.SelectMany(Of)]));
        return Map(type, k => Exact.MultiplyAdd(-(dot + dot), At(o[1], k), At(o[0], k)));
    });
}
