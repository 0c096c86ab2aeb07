using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The matrices of rotations, scalings and skews about a centre, and of rotations by an axis or by angles.</summary>
internal static class AffineCreation
{
    private static readonly IrType Angle = IrType.Single;

    public static IEnumerable<NumericMember> All { get; } =
    [
        .. Scales(Matrix4x4, Vector3),
        .. Scales(Matrix3x2, Vector2),
        Rotation("CreateRotationX", 1, 2),
        Rotation("CreateRotationY", 2, 0),
        Rotation("CreateRotationZ", 0, 1),
        new(Matrix4x4, "CreateFromAxisAngle", [Vector3, Angle], (o, let) =>
            Find(Matrix4x4, "CreateFromQuaternion", Quaternion)([let("rotation", Find(Quaternion, "CreateFromAxisAngle", Vector3, Angle)(o, let)!)], let)),
        new(Matrix4x4, "CreateFromYawPitchRoll", [Angle, Angle, Angle], (o, let) =>
            Find(Matrix4x4, "CreateFromQuaternion", Quaternion)([let("rotation", Find(Quaternion, "CreateFromYawPitchRoll", Angle, Angle, Angle)(o, let)!)], let)),
        new(Matrix3x2, "CreateRotation", [Angle], (o, let) => Turned(o[0], Number(0), Number(0), let)),
        new(Matrix3x2, "CreateRotation", [Angle, Vector2], (o, let) => Turned(o[0], At(o[1], 0), At(o[1], 1), let)),
        new(Matrix3x2, "CreateSkew", [Angle, Angle], (o, _) => Make(Matrix3x2, [Number(1), Tan(o[1]), Tan(o[0]), Number(1), Number(0), Number(0)])),
        new(Matrix3x2, "CreateSkew", [Angle, Angle, Vector2], (o, let) =>
        {
            (Expr x, Expr y) = (let("xTangent", Tan(o[0])), let("yTangent", Tan(o[1])));
            return Make(Matrix3x2, [Number(1), y, x, Number(1), -At(o[2], 1) * x, -At(o[2], 0) * y]);
        }),
    ];

    // The centre stays where it is.
    private static IEnumerable<NumericMember> Scales(StructType type, StructType vector)
    {
        int size = vector.Fields.Count;
        yield return new(type, "CreateScale", [vector, vector], (o, _) => Scaled(k => At(o[0], k), o[1]));
        yield return new(type, "CreateScale", [Angle, vector], (o, _) => Scaled(_ => o[0], o[1]));
        yield return new(type, "CreateScale", [.. Enumerable.Repeat(Angle, size), vector], (o, _) => Scaled(k => o[k], o[size]));

        Expr Scaled(Func<int, Expr> scale, Expr centre) => Map(type, k =>
        {
            (int row, int column) = (k / RowLength(type), k % RowLength(type));
            return row == size && column < size ? At(centre, column) * (1 - scale(column))
                : row == column && row < size ? scale(row)
                : Number(row == column ? 1 : 0);
        });
    }

    // The first axis turns to the second, about a point.
    private static NumericMember Rotation(string name, int first, int second) => new(Matrix4x4, name, [Angle, Vector3], (o, let) =>
    {
        (Expr sine, Expr cosine) = (let("sine", Sin(o[0])), let("cosine", Cos(o[0])));
        (Expr x, Expr y) = (At(o[1], first), At(o[1], second));
        return Map(Matrix4x4, k => (k / 4, k % 4) switch
        {
            (3, var column) when column == first => MultiplyAdd(x, 1 - cosine, y * sine),
            (3, var column) when column == second => MultiplyAdd(y, 1 - cosine, -(x * sine)),
            var (row, column) when row == column && (row == first || row == second) => cosine,
            var (row, column) when row == first && column == second => sine,
            var (row, column) when row == second && column == first => -sine,
            var (row, column) => Number(row == column ? 1 : 0),
        });
    });

    private static Expr Turned(Expr angle, Expr x, Expr y, Func<string, Expr, Expr> let)
    {
        Expr cosine = let("cosine", LaneRules.Packed(Matrix3x2, "CreateRotation", "M11", 0, [angle]));
        Expr sine = let("sine", LaneRules.Packed(Matrix3x2, "CreateRotation", "M12", 0, [angle]));
        bool isCentred = x is FloatConstant { Value: 0 } && y is FloatConstant { Value: 0 };
        return Make(Matrix3x2,
        [
            cosine, sine, -sine, cosine,
            isCentred ? Number(0) : (x * (1 - cosine)) + (y * sine),
            isCentred ? Number(0) : (y * (1 - cosine)) - (x * sine),
        ]);
    }

    private static Formula Find(StructType type, string name, params IrType[] operands) => NumericTable.Find(type, name, operands)!;
}
