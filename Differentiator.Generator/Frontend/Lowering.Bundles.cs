using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Structures. A value is a bundle of its parts: <c>p</c> is <c>new P(pX, pY)</c>, and what C# does with it is done part
/// by part, so that the representation behind computes with numbers only.
/// </summary>
internal sealed partial class Lowering
{
    // p   becomes   new P(p.X, p.Y)
    private static New BundleOf(Expr leaf, StructType type) => new(type, type.Fields.Map<StructField, Expr>(field =>
        field.Type is StructType inner ? BundleOf(new Field(leaf, field.Name, inner), inner) : new Field(leaf, field.Name, field.Type)));

    private static New Bundle(Expr structure) => structure as New
        ?? (Memory(structure) is not Load element ? BundleOf(structure, (StructType)structure.Type)
        : IsData(structure) ? MapParts(ElementParts.Bundle(element), AsData)
        : ElementParts.Bundle(element));

    // p.X   becomes   pX
    private static Expr PartOf(Expr structure, string name)
    {
        if (Memory(structure) is Load { Type: StructType type } element)
        {
            StructField field = type.Fields[IndexOf(type, name)];
            Load read = ElementParts.PartOf(element, field);
            return field.HasNoGradient || IsData(structure) ? AsData(read) : read;
        }

        New bundle = Bundle(structure);
        int part = IndexOf(bundle.Struct, name);
        return bundle.Struct.Fields[part].HasNoGradient ? AsData(bundle.Arguments[part]) : bundle.Arguments[part];
    }

    // p.X = e   becomes   p = new P(e, pY)
    private static New WithPart(Expr structure, string name, Expr value)
    {
        New bundle = Bundle(structure);
        int part = IndexOf(bundle.Struct, name);
        return bundle with { Arguments = bundle.Arguments.Select((argument, k) => k == part ? value : argument).ToEquatableArray() };
    }

    private static int IndexOf(StructType type, string name)
    {
        for (int k = 0; k < type.Fields.Count; k++)
        {
            if (type.Fields[k].Name == name)
                return k;
        }

        throw new InvalidOperationException($"'{type.Name}' has no part '{name}'.");
    }

    private static New MapParts(New bundle, Func<Expr, Expr> map) => bundle with { Arguments = bundle.Arguments.Map(map) };

    /// <summary>A value that becomes a part of a structure, which may be an array too.</summary>
    private Expr LowerPart(IOperation value, string name) =>
        Map(value.Type)?.Element is null ? LowerExpression(value) : LowerMemoryNamed(value, name);

    /// <summary>Whether a value can be a part of the given type; an array may stand for a span.</summary>
    private static bool Fits(Expr value, IrType type) =>
        value.Type == type || (type.Element is { } element && value.Type.Element == element && IsArray(value));

    private static bool IsTrivial(Expr value) =>
        value is Local or BoolConstant or IntConstant or FloatConstant or Verbatim || (value.Type.Element is not null && IsArray(value));

    /// <summary>Gives a value, or each part of it, a name so that it is evaluated once.</summary>
    private Expr Named(string name, Expr value, Origin origin, LocalRole role = LocalRole.Temporary, ITypeSymbol? type = null)
    {
        if (value.Type is StructType)
        {
            New bundle = Bundle(value);
            return bundle with
            {
                Arguments = bundle.Arguments
                    .Select((argument, k) => Named(PartName(name, bundle.Struct, type, k), argument, origin, role, PartType(type, k)))
                    .ToEquatableArray(),
            };
        }

        if (IsTrivial(value))
            return value;
        Local local = NewLocal(name, value.Type, role);
        statements.Add(new Let(local, value, origin));
        return local;
    }

    /// <summary>A value of the same shape made of new locals; <paramref name="add"/> is told which local is for which part.</summary>
    private Expr NewVersions(string name, Expr value, LocalRole role, ITypeSymbol? type, Action<Local, Expr> add)
    {
        if (value.Type is not StructType structure)
        {
            Local local = NewLocal(name, value.Type, role);
            add(local, value);
            return local;
        }

        // Arrays in structures are known by one name.
        IEnumerable<Expr> parts = Bundle(value).Arguments.Select((part, k) => part.Type.Element is not null
            ? part
            : NewVersions(PartName(name, structure, type, k), part, role, PartType(type, k), add));
        return new New(structure, parts.ToEquatableArray());
    }

    /// <summary>The numbers that a value consists of, in order; arrays in structures are left out.</summary>
    private static IEnumerable<Expr> Parts(Expr value) => value.Type is StructType
        ? Bundle(value).Arguments.Where(part => part.Type.Element is null).SelectMany(Parts)
        : [value];

    private static IEnumerable<Expr> ArrayParts(Expr value) => value.Type is StructType
        ? Bundle(value).Arguments.SelectMany(part => part.Type.Element is null ? ArrayParts(part) : [part])
        : [];

    // the X of p   is called   pX;   of this   x
    private static string PartName(string owner, StructType structure, ITypeSymbol? type, int part) =>
        PartNameOf(owner, type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements[part].Name : structure.Fields[part].Name);

    private static string PartNameOf(string owner, string part)
    {
        string name = part.TrimStart('_');
        if (name.Length == 0)
            return owner;
        return owner == "this" ? char.ToLowerInvariant(name[0]) + name.Substring(1) : owner + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static ITypeSymbol? PartType(ITypeSymbol? type, int part) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements[part].Type,
        _ => null,
    };
}
