using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>The matrices of projections: orthographic ones, perspectives, viewports.</summary>
internal static class MatrixProjections
{
    private static readonly IrType Length = IrType.Single;

    public static IEnumerable<NumericMember> All { get; } = Of("", isLeft: false).Concat(Of("LeftHanded", isLeft: true)).ToArray();

    private static IEnumerable<NumericMember> Of(string hand, bool isLeft) =>
    [
        // width, height, near, far
        new(Matrix4x4, "CreateOrthographic" + hand, Lengths(4), (o, let) =>
        {
            Expr range = let("range", 1 / (isLeft ? o[3] - o[2] : o[2] - o[3]));
            return Elements((0, 0, 2 / o[0]), (1, 1, 2 / o[1]), (2, 2, range), (3, 2, (isLeft ? -range : range) * o[2]), (3, 3, Number(1)));
        }),

        // left, right, bottom, top, near, far
        new(Matrix4x4, "CreateOrthographicOffCenter" + hand, Lengths(6), (o, let) =>
        {
            (Expr width, Expr height) = (let("reciprocalWidth", 1 / (o[1] - o[0])), let("reciprocalHeight", 1 / (o[3] - o[2])));
            Expr range = let("range", 1 / (isLeft ? o[5] - o[4] : o[4] - o[5]));
            return Elements(
                (0, 0, width + width), (1, 1, height + height), (2, 2, range),
                (3, 0, -(o[0] + o[1]) * width), (3, 1, -(o[3] + o[2]) * height), (3, 2, (isLeft ? -range : range) * o[4]), (3, 3, Number(1)));
        }),
        new(Matrix4x4, "CreatePerspective" + hand, Lengths(4), (o, let) =>
        {
            Expr range = let("range", Range(hand, o[2], o[3]));
            return Perspective(isLeft, range, o[2], (0, 0, (o[2] + o[2]) / o[0]), (1, 1, (o[2] + o[2]) / o[1]));
        }),

        // angle, ratio of the sides, near, far
        new(Matrix4x4, "CreatePerspectiveFieldOfView" + hand, Lengths(4), (o, let) =>
        {
            Expr height = let("height", LaneRules.Packed(Matrix4x4, "CreatePerspectiveFieldOfView", "M22", 0, [o[0], Number(1), Number(1), Number(2)]));
            return Perspective(isLeft, let("range", Range(hand, o[2], o[3])), o[2], (0, 0, height / o[1]), (1, 1, height));
        }),
        new(Matrix4x4, "CreatePerspectiveOffCenter" + hand, Lengths(6), (o, let) =>
        {
            (Expr width, Expr height) = (let("reciprocalWidth", 1 / (o[1] - o[0])), let("reciprocalHeight", 1 / (o[3] - o[2])));
            (Expr x, Expr y) = (o[0] + o[1], o[3] + o[2]);
            return Perspective(
                isLeft, let("range", Range(hand, o[4], o[5])), o[4],
                (0, 0, (o[4] + o[4]) * width), (1, 1, (o[4] + o[4]) * height), (2, 0, (isLeft ? -x : x) * width), (2, 1, (isLeft ? -y : y) * height));
        }),

        // x, y, width, height, least and greatest depth
        new(Matrix4x4, "CreateViewport" + hand, Lengths(6), (o, let) =>
        {
            (Expr width, Expr height) = (let("halfWidth", o[2] * Number(0.5)), let("halfHeight", o[3] * Number(0.5)));
            return Elements((0, 0, width), (1, 1, -height), (2, 2, isLeft ? o[5] - o[4] : o[4] - o[5]), (3, 0, width + o[0]), (3, 1, height + o[1]), (3, 2, 0 + o[4]), (3, 3, Number(1)));
        }),
    ];

    // .NET checks the distances where it computes their quotient.
    private static Expr Range(string hand, Expr near, Expr far) => LaneRules.Packed(Matrix4x4, "CreatePerspective" + hand, "M33", 0, [Number(1), Number(1), near, far]);

    private static Expr Perspective(bool isLeft, Expr range, Expr near, params (int Row, int Column, Expr Value)[] elements) =>
        Elements([.. elements, (2, 2, range), (2, 3, Number(isLeft ? 1 : -1)), (3, 2, (isLeft ? -range : range) * near)]);

    // Zero but for some elements.
    private static Expr Elements(params (int Row, int Column, Expr Value)[] elements) => Map(Matrix4x4, k =>
        elements.Where(element => (element.Row * 4) + element.Column == k).Select(element => element.Value).FirstOrDefault() ?? Number(0));

    private static IrType[] Lengths(int count) => Enumerable.Repeat(Length, count).ToArray();
}
