using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>How the tables of members take values apart and put them together.</summary>
internal static class Components
{
    public static IEnumerable<Expr> Of(Expr value) => value is New structure ? structure.Arguments : [value];

    public static Expr Make(StructType type, IEnumerable<Expr> components) => new New(type, components.ToEquatableArray());

    public static Expr Make(StructType type, params double[] components) => Make(type, components.Select(Number));

    public static Expr Number(double value) => new FloatConstant(value, IrType.Single);

    public static Expr At(Expr value, int component) => value is New structure ? structure.Arguments[component] : value;

    /// <summary>An element of a matrix, counted from 0.</summary>
    public static Expr At(Expr matrix, int row, int column) => At(matrix, (row * NumericTypes.RowLength((StructType)matrix.Type)) + column);

    /// <summary>A static property.</summary>
    public static NumericMember Constant(StructType type, string name, Func<int, double> component) =>
        new(type, name, [], (_, _) => Make(type, type.Fields.Select((_, k) => Number(component(k)))));

    /// <summary>The same of every component; a number stands for components that are all the same.</summary>
    public static NumericMember Each(StructType type, string name, Func<Expr, Expr> component) =>
        new(type, name, [type], (o, _) => Map(type, k => component(At(o[0], k))));

    public static NumericMember Each(StructType type, string name, Func<Expr, Expr, Expr> component) =>
        new(type, name, [null, null], (o, _) => Map(type, k => component(At(o[0], k), At(o[1], k))));

    public static NumericMember Each(StructType type, string name, Func<Expr, Expr, Expr, Expr> component) =>
        new(type, name, [type, type, null], (o, _) => Map(type, k => component(At(o[0], k), At(o[1], k), At(o[2], k))));

    /// <summary>A function of the runtime of all components of all operands.</summary>
    public static NumericMember Number(StructType type, string name, int operands) =>
        new(type, name, Enumerable.Repeat(type, operands).ToArray(), (o, _) => LibraryFunctions.OfComponents(name, o.SelectMany(Of).ToArray()));

    public static Expr Map(StructType type, Func<int, Expr> component) => Make(type, type.Fields.Select((_, k) => component(k)));

    // a.X == b.X && a.Y == b.Y
    public static IEnumerable<NumericMember> Equality(StructType type) =>
    [
        new(type, "op_Equality", [type, type], (o, _) => Pairs(o, BinaryOp.Equal, BinaryOp.And)),
        new(type, "op_Inequality", [type, type], (o, _) => Pairs(o, BinaryOp.NotEqual, BinaryOp.Or)),
    ];

    public static Expr Pairs(IReadOnlyList<Expr> operands, BinaryOp comparison, BinaryOp junction) => Of(operands[0])
        .Zip(Of(operands[1]), (left, right) => (Expr)new Binary(comparison, left, right, IrType.Boolean))
        .Aggregate((all, next) => new Binary(junction, all, next, IrType.Boolean));
}
