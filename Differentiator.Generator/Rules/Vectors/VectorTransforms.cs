using System;
using System.Collections.Generic;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>Vectors transformed by matrices (as rows, before the matrix) and by quaternions.</summary>
internal static class VectorTransforms
{
    public static IEnumerable<NumericMember> All { get; } =
    [
        ByMatrix(Vector2, "Transform", Vector2, Matrix3x2, translated: true),
        ByMatrix(Vector2, "Transform", Vector2, Matrix4x4, translated: true),
        ByMatrix(Vector3, "Transform", Vector3, Matrix4x4, translated: true),
        ByMatrix(Vector4, "Transform", Vector2, Matrix4x4, translated: true),
        ByMatrix(Vector4, "Transform", Vector3, Matrix4x4, translated: true),
        ByMatrix(Vector4, "Transform", Vector4, Matrix4x4, translated: false),
        ByMatrix(Vector2, "TransformNormal", Vector2, Matrix3x2, translated: false),
        ByMatrix(Vector2, "TransformNormal", Vector2, Matrix4x4, translated: false),
        ByMatrix(Vector3, "TransformNormal", Vector3, Matrix4x4, translated: false),
        ByQuaternion(Vector2, Vector2),
        ByQuaternion(Vector3, Vector3),
        ByQuaternion(Vector4, Vector2),
        ByQuaternion(Vector4, Vector3),
        ByQuaternion(Vector4, Vector4),
    ];

    /// <summary>A row times a column of a matrix.</summary>
    /// <param name="x">The row, by its components.</param>
    public static Expr Product(Func<int, Expr> x, int count, Expr matrix, int column)
    {
        Expr sum = Exact.Product(x(0), At(matrix, 0, column));
        for (int row = 1; row < count; row++)
            sum = Exact.MultiplyAdd(x(row), At(matrix, row, column), sum);
        return sum;
    }

    private static NumericMember ByMatrix(StructType result, string name, StructType vector, StructType matrix, bool translated)
    {
        int rows = vector.Fields.Count, last = matrix == Matrix4x4 ? 3 : 2;
        return new(result, name, [vector, matrix], (o, _) => Map(result, column =>
        {
            Expr linear = Product(k => At(o[0], k), rows, o[1], column);
            return translated ? linear + At(o[1], last, column) : linear;
        }));
    }

    // The vector part of q (x, 1) q*; .NET takes the fourth component along, and so do the roundings.
    private static NumericMember ByQuaternion(StructType result, StructType vector) => new(result, "Transform", [vector, Quaternion], (o, let) =>
    {
        Expr value = Map(Quaternion, k => k < vector.Fields.Count ? At(o[0], k) : Number(k == 3 ? 1 : 0));
        Expr half = let("half", QuaternionMembers.Product(value, QuaternionMembers.Conjugate(o[1])));
        Expr rotated = QuaternionMembers.Product(o[1], half);
        return Map(result, k => At(rotated, k));
    });
}
