using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>Quaternions made of angles, and of the matrix of a rotation.</summary>
internal static class QuaternionAngles
{
    public static IEnumerable<NumericMember> All { get; } =
    [
        // The halves of roll, pitch and yaw as one vector.
        new(Quaternion, "CreateFromYawPitchRoll", [IrType.Single, IrType.Single, IrType.Single], (o, let) =>
        {
            Expr[] halves = [.. new[] { 2, 1, 0 }.Select(k => let("half", o[k] * Number(0.5)))];
            Expr[] sines = [.. Vector3.Fields.Select(field => let("sine", LaneRules.Packed(Vector3, "SinCos", "Sin." + field.Name, 3, halves)))];
            Expr[] cosines = [.. Vector3.Fields.Select(field => let("cosine", LaneRules.Packed(Vector3, "SinCos", "Cos." + field.Name, 3, halves)))];
            (Expr sr, Expr sp, Expr sy) = (sines[0], sines[1], sines[2]);
            (Expr cr, Expr cp, Expr cy) = (cosines[0], cosines[1], cosines[2]);
            return Make(Quaternion,
            [
                (cy * sp * cr) + (sy * cp * sr),
                (sy * cp * cr) - (cy * sp * sr),
                (cy * cp * sr) - (sy * sp * cr),
                (cy * cp * cr) + (sy * sp * sr),
            ]);
        }),
        new(Quaternion, "CreateFromRotationMatrix", [Matrix4x4], FromMatrix),
    ];

    // By the largest of the four components, so that no digits are lost.
    private static Expr FromMatrix(IReadOnlyList<Expr> o, System.Func<string, Expr, Expr> let)
    {
        Expr[] diagonal = [E(1, 1), E(2, 2), E(3, 3)];
        Expr trace = let("trace", diagonal[0] + diagonal[1] + diagonal[2]);
        Expr isW = trace > 0;
        Expr isX = RuleForms.And(AtLeast(diagonal[0], diagonal[1]), AtLeast(diagonal[0], diagonal[2])), isY = diagonal[1] > diagonal[2];
        Expr radicand = If(isW, trace + 1, If(isX, Radicand(0, 1, 2), If(isY, Radicand(1, 0, 2), Radicand(2, 0, 1))));
        Expr root = let("root", Sqrt(let("radicand", radicand)));
        Expr half = let("halfRoot", 0.5 * root), scale = let("scale", 0.5 / root);
        Expr x = let("xPart", (E(2, 3) - E(3, 2)) * scale), y = let("yPart", (E(3, 1) - E(1, 3)) * scale), z = let("zPart", (E(1, 2) - E(2, 1)) * scale);
        Expr xy = let("xyPart", (E(1, 2) + E(2, 1)) * scale), xz = let("xzPart", (E(1, 3) + E(3, 1)) * scale), yz = let("yzPart", (E(2, 3) + E(3, 2)) * scale);
        return Make(Quaternion,
        [
            If(isW, x, If(isX, half, If(isY, xy, xz))),
            If(isW, y, If(isX, xy, If(isY, half, yz))),
            If(isW, z, If(isX, xz, If(isY, yz, half))),
            If(isW, half, If(isX, x, If(isY, y, z))),
        ]);

        Expr E(int row, int column) => At(o[0], row - 1, column - 1);
        Expr Radicand(int first, int second, int third) => 1 + diagonal[first] - diagonal[second] - diagonal[third];
    }

    private static Binary AtLeast(Expr x, Expr y) => new Binary(BinaryOp.GreaterOrEqual, x, y, IrType.Boolean);
}
