using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The members of <c>Quaternion</c>, as four numbers: gradients are not projected on the unit sphere. To add a member, add
/// a line.
/// </summary>
internal static class QuaternionMembers
{
    private const double Epsilon = 1.192092896e-7f;

    public static IEnumerable<NumericMember> All { get; } =
    [
        Constant(Quaternion, "Zero", _ => 0),
        Constant(Quaternion, "Identity", k => k == 3 ? 1 : 0),
        Each(Quaternion, "op_Addition", (x, y) => x + y),
        Each(Quaternion, "op_Subtraction", (x, y) => x - y),
        Each(Quaternion, "op_UnaryNegation", x => -x),
        Each(Quaternion, "Add", (x, y) => x + y),
        Each(Quaternion, "Subtract", (x, y) => x - y),
        Each(Quaternion, "Negate", x => -x),
        .. Equality(Quaternion),
        .. MultiplyAndDivide("op_Multiply", "op_Division"),
        .. MultiplyAndDivide("Multiply", "Divide"),
        new(Quaternion, "Concatenate", [Quaternion, Quaternion], (o, _) => Product(o[1], o[0])),
        new(Quaternion, "Conjugate", [Quaternion], (o, _) => Conjugate(o[0])),
        new(Quaternion, "Inverse", [Quaternion], (o, let) => Inverse(o[0], let)),
        Number(Quaternion, "Dot", 2),
        Number(Quaternion, "Length", 1),
        Number(Quaternion, "LengthSquared", 1),
        .. QuaternionTurns.All,
        .. QuaternionAngles.All,
        new(Quaternion, "IsIdentity", [Quaternion], (o, _) => Pairs([o[0], Make(Quaternion, 0, 0, 0, 1)], BinaryOp.Equal, BinaryOp.And)),
        new(Quaternion, "Normalize", [Quaternion], (o, let) => VectorMembers.Normalized(Quaternion, o[0], let)),
    ];

    private static IEnumerable<NumericMember> MultiplyAndDivide(string multiply, string divide) =>
    [
        new(Quaternion, multiply, [Quaternion, Quaternion], (o, _) => Product(o[0], o[1])),
        new(Quaternion, multiply, [Quaternion, IrType.Single], (o, _) => Map(Quaternion, k => At(o[0], k) * o[1])),
        new(Quaternion, divide, [Quaternion, Quaternion], (o, let) => Product(o[0], let("inverse", Inverse(o[1], let)))),
    ];

    public static Expr Conjugate(Expr q) => Map(Quaternion, k => k == 3 ? At(q, k) : -At(q, k));

    public static Expr Product(Expr p, Expr q)
    {
        (Expr x, Expr y, Expr z, Expr w) = (At(q, 0), At(q, 1), At(q, 2), At(q, 3));
        return Make(Quaternion,
        [
            Times(x, 3) + Times(w, 0) + Times(z, 1) - Times(y, 2),
            Times(y, 3) - Times(z, 0) + Times(w, 1) + Times(x, 2),
            Times(z, 3) + Times(y, 0) - Times(x, 1) + Times(w, 2),
            Times(w, 3) - Times(x, 0) - Times(y, 1) - Times(z, 2),
        ]);

        Expr Times(Expr factor, int k) => Exact.Product(factor, At(p, k));
    }

    // q* / |q|^2; nothing for what is too short
    private static Expr Inverse(Expr q, System.Func<string, Expr, Expr> let)
    {
        Expr square = let("lengthSquared", OfComponents("LengthSquared", [.. Of(q)]));
        Expr isShort = new Binary(BinaryOp.LessOrEqual, square, Number(Epsilon), IrType.Boolean);
        return MapComponents(Conjugate(q), x => If(isShort, 0, x / square));
    }

    private static Expr MapComponents(Expr q, System.Func<Expr, Expr> component) => Make(Quaternion, Of(q).Select(component));
}
