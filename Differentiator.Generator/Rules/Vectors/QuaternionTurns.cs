using System;
using System.Collections.Generic;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>Quaternions made of an axis and an angle, and between two others.</summary>
internal static class QuaternionTurns
{
    private const double SlerpEpsilon = 1e-6f;

    public static IEnumerable<NumericMember> All { get; } =
    [
        new(Quaternion, "CreateFromAxisAngle", [Vector3, IrType.Single], (o, let) =>
        {
            Expr half = let("half", 0.5 * o[1]);
            (Expr sine, Expr cosine) = (let("sine", Sin(half)), let("cosine", Cos(half)));
            return Map(Quaternion, k => k == 3 ? cosine : At(o[0], k) * sine);
        }),
        new(Quaternion, "Lerp", [Quaternion, Quaternion, IrType.Single], (o, let) =>
        {
            Expr dot = let("dot", Dot(o[0], o[1]));
            Expr isNear = new Binary(BinaryOp.GreaterOrEqual, dot, Number(0), IrType.Boolean);
            Expr mixed = Map(Quaternion, k => MultiplyAdd(At(o[0], k), 1 - o[2], If(isNear, At(o[1], k), -At(o[1], k)) * o[2]));
            return VectorMembers.Normalized(Quaternion, let("mixed", mixed), let);
        }),
        new(Quaternion, "Slerp", [Quaternion, Quaternion, IrType.Single], Slerp),
    ];

    private static Expr Dot(Expr p, Expr q) => OfComponents("Dot", [.. Of(p), .. Of(q)]);

    // On the shorter arc; between neighbours, where the arc's sine says nothing, on the chord.
    private static Expr Slerp(IReadOnlyList<Expr> o, Func<string, Expr, Expr> let)
    {
        Expr dot = let("dot", Dot(o[0], o[1]));
        Expr sign = let("sign", If(dot < 0, -1, Number(1)));
        Expr cosine = let("cosine", dot * sign);
        Expr isChord = cosine > Number((float)(1 - SlerpEpsilon));
        Expr angle = let("angle", If(isChord, 0, new Call(new FunctionRef(MathF, "Acos", EquatableArray.Of<IrType>(IrType.Single), IrType.Single), EquatableArray.Of(cosine))));
        Expr inverse = let("inverse", If(isChord, 0, 1 / Sin(angle)));
        Expr first = let("first", If(isChord, 1 - o[2], Sin((1 - o[2]) * angle) * inverse));
        Expr second = let("second", If(isChord, o[2], Sin(o[2] * angle) * inverse) * sign);
        return Map(Quaternion, k => At(o[0], k) * first + At(o[1], k) * second);
    }
}
