using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The matrices of cameras, of reflections and shadows.</summary>
internal static class MatrixViews
{
    public static IEnumerable<NumericMember> All { get; } =
    [
        new(Matrix4x4, "CreateLookAt", [Vector3, Vector3, Vector3], (o, let) => LookTo(o[0], Direction(o[0], o[1], let), o[2], isLeft: false, let)),
        new(Matrix4x4, "CreateLookAtLeftHanded", [Vector3, Vector3, Vector3], (o, let) => LookTo(o[0], Direction(o[0], o[1], let), o[2], isLeft: true, let)),
        new(Matrix4x4, "CreateLookTo", [Vector3, Vector3, Vector3], (o, let) => LookTo(o[0], o[1], o[2], isLeft: false, let)),
        new(Matrix4x4, "CreateLookToLeftHanded", [Vector3, Vector3, Vector3], (o, let) => LookTo(o[0], o[1], o[2], isLeft: true, let)),
        new(Matrix4x4, "CreateWorld", [Vector3, Vector3, Vector3], (o, let) =>
        {
            (Expr x, Expr y, Expr z) = Axes(Negated(o[1]), o[2], let);
            return Rows(new[] { x, y, z }.Select(axis => new[] { At(axis, 0), At(axis, 1), At(axis, 2), Number(0) }), [.. Of(o[0]), Number(1)]);
        }),
        new(Matrix4x4, "CreateReflection", [Plane], (o, let) =>
        {
            Expr plane = let("plane", PlaneMembers.Normalized(o[0], let));
            Expr[] normal = [.. Of(At(plane, 0))], twice = [.. normal.Select(component => component * Number(-2))];
            return Rows(
                Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 4).Select(column => column == 3 ? Number(0) : Plus(twice[column] * normal[row], row == column ? 1 : 0)).ToArray()),
                [.. twice.Select(component => component * At(plane, 1)), Number(1)]);
        }),
        new(Matrix4x4, "CreateShadow", [Vector3, Plane], (o, let) =>
        {
            Expr plane = let("plane", PlaneMembers.Normalized(o[1], let));
            Expr[] normal = [.. Of(At(plane, 0))], light = [.. Of(o[0])];
            Expr dot = let("dot", OfComponents("Dot", [.. light, .. normal]));
            return Rows(
                Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 4).Select(column =>
                    column == 3 ? Number(0) : row == column ? (light[column] * -normal[row]) + dot : Plus(light[column] * -normal[row], 0)).ToArray()),
                [.. light.Select(component => component * -At(plane, 1)), dot]);
        }),
    ];

    private static Expr LookTo(Expr position, Expr direction, Expr up, bool isLeft, Func<string, Expr, Expr> let)
    {
        (Expr x, Expr y, Expr z) = Axes(isLeft ? direction : Negated(direction), up, let);
        Expr[] axes = [x, y, z];
        return Rows(
            Enumerable.Range(0, 3).Select(row => new[] { At(x, row), At(y, row), At(z, row), Number(0) }),
            [.. axes.Select(axis => OfComponents("Dot", [.. Of(axis), .. Of(Negated(position))])), Number(1)]);
    }

    // A right-handed system whose third axis is the direction.
    private static (Expr X, Expr Y, Expr Z) Axes(Expr direction, Expr up, Func<string, Expr, Expr> let)
    {
        Expr z = let("zAxis", VectorMembers.Normalized(Vector3, let("direction", direction), let));
        Expr x = let("xAxis", VectorMembers.Normalized(Vector3, let("cross", VectorMembers.Cross(up, z)), let));
        return (x, let("yAxis", VectorMembers.Cross(z, x)), z);
    }

    private static Expr Direction(Expr position, Expr target, Func<string, Expr, Expr> let) =>
        let("direction", Map(Vector3, k => At(target, k) - At(position, k)));

    private static Expr Negated(Expr vector) => Map(Vector3, k => -At(vector, k));

    private static Expr Plus(Expr x, double constant) => x + Number(constant);

    private static Expr Rows(IEnumerable<Expr[]> rows, Expr[] last) => Make(Matrix4x4, rows.SelectMany(row => row).Concat(last));
}
