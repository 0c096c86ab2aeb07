using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The members of <c>Plane</c>, a normal and a distance. To add a member, add a line.</summary>
internal static class PlaneMembers
{
    public static IEnumerable<NumericMember> All { get; } =
    [
        new(Plane, "Dot", [Plane, Vector4], (o, _) => Dot(All4(o[0]), Of(o[1]))),
        new(Plane, "DotCoordinate", [Plane, Vector3], (o, _) => Dot(All4(o[0]), [.. Of(o[1]), Number(1)])),
        new(Plane, "DotNormal", [Plane, Vector3], (o, _) => Dot([.. Of(At(o[0], 0)), Number(0)], [.. Of(o[1]), Number(0)])),
        new(Plane, "Normalize", [Plane], (o, let) => Normalized(o[0], let)),
        new(Plane, "Transform", [Plane, Quaternion], (o, let) =>
        {
            Formula rotate = NumericTable.Find(Vector4, "Transform", [Vector4, Quaternion])!;
            return FromFour(Of(let("transformed", rotate([Make(Vector4, All4(o[0])), o[1]], let)!)));
        }),
        new(Plane, "Transform", [Plane, Matrix4x4], (o, let) =>
        {
            Expr inverse = let("inverse", Inverses.Of(o[1], let));
            Expr[] four = All4(o[0]);
            return FromFour(Enumerable.Range(0, 4).Select(row => four[0] * At(inverse, row, 0) + four[1] * At(inverse, row, 1) + four[2] * At(inverse, row, 2) + four[3] * At(inverse, row, 3)));
        }) { IsCalled = true },
        new(Plane, "CreateFromVertices", [Vector3, Vector3, Vector3], (o, let) =>
        {
            (Expr a, Expr b) = (let("edge", Difference(o[1], o[0])), let("edge", Difference(o[2], o[0])));
            Expr normal = let("normal", VectorMembers.Normalized(Vector3, let("cross", VectorMembers.Cross(a, b)), let));
            return new New(Plane, EquatableArray.Of(normal, -Dot([.. Of(normal), Number(0)], [.. Of(o[0]), Number(0)])));
        }),
        new(Plane, "op_Equality", [Plane, Plane], (o, _) => Pairs([Make(Vector4, All4(o[0])), Make(Vector4, All4(o[1]))], BinaryOp.Equal, BinaryOp.And)),
        new(Plane, "op_Inequality", [Plane, Plane], (o, _) => Pairs([Make(Vector4, All4(o[0])), Make(Vector4, All4(o[1]))], BinaryOp.NotEqual, BinaryOp.Or)),
    ];

    /// <summary>Divided by the length of the normal; a length of 0 gives NaN with the gradient 0, an infinite one zeros.</summary>
    public static Expr Normalized(Expr plane, Func<string, Expr, Expr> let)
    {
        Expr square = let("lengthSquared", OfComponents("LengthSquared", [.. Of(At(plane, 0)), Number(0)]));
        Expr length = let("length", Sqrt(square));
        return FromFour(All4(plane).Select(component => If(IsPositiveInfinity(square), 0, OfComponents("Direction", component, length))));
    }

    /// <summary>A plane of its components, the distance last.</summary>
    public static Expr FromFour(IEnumerable<Expr> components)
    {
        Expr[] four = [.. components];
        return new New(Plane, EquatableArray.Of(Make(Vector3, four.Take(3)), four[3]));
    }

    private static Expr[] All4(Expr plane) => [.. Of(At(plane, 0)), At(plane, 1)];

    private static Expr Dot(IEnumerable<Expr> left, IEnumerable<Expr> right) => OfComponents("Dot", [.. left, .. right]);

    private static Expr Difference(Expr left, Expr right) => Map(Vector3, k => At(left, k) - At(right, k));
}
