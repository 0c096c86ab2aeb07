using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.NumericTypes;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>
/// Functions of vectors that .NET computes in its own way, with all components at once: each component of the result is a call
/// of the original, whose derivative is that of the function of the component.
/// </summary>
internal static class LaneRules
{
    public static IEnumerable<Rule> All { get; } = new[] { Vector2, Vector3, Vector4 }.SelectMany(Of).Concat(
    [
        // The rotation, at the angles too where .NET rounds it to a whole quarter.
        Element(Matrix3x2, "CreateRotation", "M11", [(o, r) => -Packed(Matrix3x2, "CreateRotation", "M12", 0, [o[0]])]),
        Element(Matrix3x2, "CreateRotation", "M12", [(o, r) => Packed(Matrix3x2, "CreateRotation", "M11", 0, [o[0]])]),

        // 1 / tan(x / 2)
        Element(Matrix4x4, "CreatePerspectiveFieldOfView", "M22", [(o, r) => -0.5 * (1 + (r * r)), None, None, None]),

        // far / (near - far), and -1 where far is infinite; left-handed its negative
        Element(Matrix4x4, "CreatePerspective", "M33", [None, None, (o, r) => IfFinite(o[3], -r / (o[2] - o[3])), (o, r) => IfFinite(o[3], o[2] / (o[2] - o[3]) / (o[2] - o[3]))]),
        Element(Matrix4x4, "CreatePerspectiveLeftHanded", "M33", [None, None, (o, r) => IfFinite(o[3], r / (o[3] - o[2])), (o, r) => IfFinite(o[3], -(o[2] / (o[3] - o[2])) / (o[3] - o[2]))]),
    ]).ToArray();

    /// <summary>One element of what a function of vectors returns.</summary>
    /// <param name="type">The type that has the function.</param>
    /// <param name="name">The function.</param>
    /// <param name="part">The element, <c>X</c> or <c>Sin.X</c>.</param>
    /// <param name="size">How many operands make up a vector of the type; 0 if each is an argument.</param>
    /// <param name="operands">The components of the arguments.</param>
    public static Expr Packed(StructType type, string name, string part, int size, IEnumerable<Expr> operands)
    {
        EquatableArray<Expr> arguments = operands.ToEquatableArray();
        FunctionRef function = new(NameOf(type), name, arguments.Map(_ => (IrType)IrType.Single), IrType.Single) { Part = part, VectorSize = size };
        return new Call(function, arguments);
    }

    private static IEnumerable<Rule> Of(StructType type) =>
    [
        .. Unary(type, "Exp", "", (x, r) => r),
        .. Unary(type, "Log", "", (x, r) => 1 / x),
        .. Unary(type, "Log2", "", (x, r) => 1 / (Ln2 * x)),
        .. Unary(type, "Sin", "", (x, r) => Cos(x)),
        .. Unary(type, "Cos", "", (x, r) => -Sin(x)),
        .. Unary(type, "SinCos", "Sin.", (x, r) => Cos(x)),
        .. Unary(type, "SinCos", "Cos.", (x, r) => -Sin(x)),
        .. Unary(type, "DegreesToRadians", "", (x, r) => x.Constant(System.Math.PI / 180)),
        .. Unary(type, "RadiansToDegrees", "", (x, r) => x.Constant(180 / System.Math.PI)),
        .. Binary(type, "Hypot", Leg),
        .. Kinked.SelectMany(name => Binary(type, name, Returned)),
    ];

    /// <summary>Functions of one component that return one.</summary>
    public static IReadOnlyList<string> OfOne => ["Exp", "Log", "Log2", "Sin", "Cos", "DegreesToRadians", "RadiansToDegrees"];

    /// <summary>Functions that return one of two components.</summary>
    public static IReadOnlyList<string> Kinked =>
        ["MaxMagnitude", "MaxMagnitudeNumber", "MaxNative", "MaxNumber", "MinMagnitude", "MinMagnitudeNumber", "MinNative", "MinNumber"];

    private static IEnumerable<Rule> Unary(StructType type, string name, string part, Func<Expr, Expr, Expr> partial) =>
        type.Fields.Select((field, lane) => Lane(type, name, part + field.Name, 1, (o, k, r) => k == lane ? partial(o[k], r) : null));

    private static IEnumerable<Rule> Binary(StructType type, string name, Func<Expr, Expr, Expr, Expr> partial)
    {
        int size = type.Fields.Count;
        return type.Fields.Select((field, lane) => Lane(type, name, field.Name, 2, (o, k, r) => k % size == lane ? partial(o[k], o[(k + size) % (2 * size)], r) : null));
    }

    private static Rule Lane(StructType type, string name, string part, int operands, Func<IReadOnlyList<Expr>, int, Expr, Expr?> partial) => new(
        $"{name}.{part}",
        Enumerable.Range(0, operands * type.Fields.Count).Select<int, Partial>(k => (o, r) => partial(o, k, r)).ToArray(),
        Enumerable.Repeat(Domain.Real, operands * type.Fields.Count).ToArray())
    {
        Library = new(NameOf(type), NameOf(type)),
    };

    private static Rule Element(StructType type, string name, string part, Partial[] partials) =>
        new($"{name}.{part}", partials, partials.Select(_ => Domain.Positive).ToArray())
        {
            Library = new(NameOf(type), NameOf(type)),
        };

    private static Expr? None(IReadOnlyList<Expr> operands, Expr result) => null;

    private static Expr IfFinite(Expr x, Expr value) => If(IsInfinity(x), 0, value);
}
