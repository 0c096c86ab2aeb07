using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The matrices of translations, scalings and rotations.</summary>
internal static class MatrixCreation
{
    private static readonly IrType Angle = IrType.Single;
    private static readonly Expr Zero = Number(0);
    private static readonly Expr[] Unit = [Number(1), Zero, Zero, Number(1)];

    public static IEnumerable<NumericMember> All { get; } =
    [
        new(Matrix4x4, "CreateTranslation", [Vector3], (o, _) => Changed((3, 0, At(o[0], 0)), (3, 1, At(o[0], 1)), (3, 2, At(o[0], 2)))),
        new(Matrix4x4, "CreateTranslation", [Angle, Angle, Angle], (o, _) => Changed((3, 0, o[0]), (3, 1, o[1]), (3, 2, o[2]))),
        new(Matrix4x4, "CreateScale", [Vector3], (o, _) => Changed((0, 0, At(o[0], 0)), (1, 1, At(o[0], 1)), (2, 2, At(o[0], 2)))),
        new(Matrix4x4, "CreateScale", [Angle, Angle, Angle], (o, _) => Changed((0, 0, o[0]), (1, 1, o[1]), (2, 2, o[2]))),
        new(Matrix4x4, "CreateScale", [Angle], (o, _) => Changed((0, 0, o[0]), (1, 1, o[0]), (2, 2, o[0]))),
        new(Matrix3x2, "CreateTranslation", [Vector2], (o, _) => Make(Matrix3x2, [.. Unit, At(o[0], 0), At(o[0], 1)])),
        new(Matrix3x2, "CreateTranslation", [Angle, Angle], (o, _) => Make(Matrix3x2, [.. Unit, o[0], o[1]])),
        new(Matrix3x2, "CreateScale", [Vector2], (o, _) => Make(Matrix3x2, [At(o[0], 0), Zero, Zero, At(o[0], 1), Zero, Zero])),
        new(Matrix3x2, "CreateScale", [Angle, Angle], (o, _) => Make(Matrix3x2, [o[0], Zero, Zero, o[1], Zero, Zero])),
        new(Matrix3x2, "CreateScale", [Angle], (o, _) => Make(Matrix3x2, [o[0], Zero, Zero, o[0], Zero, Zero])),
        new(Matrix4x4, "CreateFromQuaternion", [Quaternion], (o, _) => Rotation(o[0])),
        Rotation("CreateRotationX", 1, 2),
        Rotation("CreateRotationY", 2, 0),
        Rotation("CreateRotationZ", 0, 1),
    ];

    // The first axis turns to the second.
    private static NumericMember Rotation(string name, int first, int second) => new(Matrix4x4, name, [Angle], (o, let) =>
    {
        (Expr sine, Expr cosine) = (let("sine", Sin(o[0])), let("cosine", Cos(o[0])));
        return Changed((first, first, cosine), (first, second, sine), (second, first, -sine), (second, second, cosine));
    });

    // 1 - 2 (y^2 + z^2), ..: the rotation if the quaternion is of unit length
    private static Expr Rotation(Expr q)
    {
        (Expr x, Expr y, Expr z, Expr w) = (At(q, 0), At(q, 1), At(q, 2), At(q, 3));
        return Changed(
            (0, 0, 1 - 2 * (y * y + z * z)), (0, 1, 2 * (x * y + z * w)), (0, 2, 2 * (z * x - y * w)),
            (1, 0, 2 * (x * y - z * w)), (1, 1, 1 - 2 * (z * z + x * x)), (1, 2, 2 * (y * z + x * w)),
            (2, 0, 2 * (z * x + y * w)), (2, 1, 2 * (y * z - x * w)), (2, 2, 1 - 2 * (y * y + x * x)));
    }

    // The identity but for some elements.
    private static Expr Changed(params (int Row, int Column, Expr Value)[] elements) => Map(Matrix4x4, k =>
        elements.Where(element => (element.Row * 4) + element.Column == k).Select(element => element.Value).FirstOrDefault() ?? Number(k % 5 == 0 ? 1 : 0));
}
