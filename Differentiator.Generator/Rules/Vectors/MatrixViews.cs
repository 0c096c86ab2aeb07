using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The matrices of cameras.</summary>
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

    private static Expr Rows(IEnumerable<Expr[]> rows, Expr[] last) => Make(Matrix4x4, rows.SelectMany(row => row).Concat(last));
}
