using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;

namespace Differentiator.Generator.Rules;

/// <summary>
/// Comparisons of vectors, and the choice by what they give: in each component all bits are set or none. That is data, and has
/// no derivative.
/// </summary>
internal static class VectorComparisons
{
    private static readonly (string Name, BinaryOp Op)[] Comparisons =
    [
        ("Equals", BinaryOp.Equal), ("GreaterThan", BinaryOp.Greater), ("GreaterThanOrEqual", BinaryOp.GreaterOrEqual),
        ("LessThan", BinaryOp.Less), ("LessThanOrEqual", BinaryOp.LessOrEqual),
    ];

    private static readonly string[] Tests =
    [
        "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger",
        "IsPositive", "IsPositiveInfinity", "IsSubnormal",
    ];

    public static IEnumerable<NumericMember> Of(StructType type) =>
    [
        .. Comparisons.SelectMany(comparison => Comparison(type, comparison.Name, comparison.Op)),
        .. Tests.Select(name => new NumericMember(type, name, [type], (o, _) => Map(type, k => Mask(Test(name, At(o[0], k)))))),
        new(type, "IsZero", [type], (o, _) => Map(type, k => Mask(At(o[0], k).IsEqualTo(0)))),
        new(type, "ConditionalSelect", [type, type, type], (o, _) => Map(type, k => OfComponents("Select", At(o[0], k), At(o[1], k), At(o[2], k)))),
    ];

    // GreaterThan gives a vector; GreaterThanAll and GreaterThanAny say whether it is so in all components, in any
    private static IEnumerable<NumericMember> Comparison(StructType type, string name, BinaryOp op) =>
    [
        .. name == "Equals" ? [] : new[] { new NumericMember(type, name, [type, type], (o, _) => Map(type, k => Mask(new Binary(op, At(o[0], k), At(o[1], k), IrType.Boolean)))) },
        new(type, name + "All", [type, type], (o, _) => Pairs(o, op, BinaryOp.And)),
        new(type, name + "Any", [type, type], (o, _) => Pairs(o, op, BinaryOp.Or)),
    ];

    private static Call Mask(Expr condition) =>
        new Call(new FunctionRef(ComponentsType, nameof(Mask), EquatableArray.Of<IrType>(IrType.Boolean), IrType.Single), EquatableArray.Of(condition));
}
