using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>The parts of a structure in an array: <c>ps[i].Position.X</c>.</summary>
internal static class ElementParts
{
    // ps[i]   becomes   ps[i].X
    public static Load PartOf(Load element, StructField field) =>
        element with { Type = field.Type, Member = element.Member.Length > 0 ? $"{element.Member}.{field.Name}" : field.Name };

    // ps[i]   becomes   new P(ps[i].X, ps[i].Y)
    public static New Bundle(Load element)
    {
        var type = (StructType)element.Type;
        return new New(type, type.Fields.Map<StructField, Expr>(field =>
            PartOf(element, field) is { Type: StructType } inner ? Bundle(inner) : PartOf(element, field)));
    }

    /// <summary>The parts that are no structures themselves.</summary>
    public static IEnumerable<Load> Leaves(Load element) => element.Type is StructType type
        ? type.Fields.SelectMany(field => Leaves(PartOf(element, field)))
        : [element];

    /// <summary>Whether an array, a span or a list is part of a structure.</summary>
    public static bool HasMemory(StructType type) => type.Fields.Any(field => field.Type.Element is not null || (field.Type is StructType inner && HasMemory(inner)));

    /// <summary>What is differentiable of an element, or of a part of one: the numbers in it that are not data.</summary>
    public static IEnumerable<Load> Differentiable(Load element) => element.Type is StructType type
        ? type.Fields.Where(field => field.IsDifferentiable).SelectMany(field => Differentiable(PartOf(element, field)))
        : element.Type.IsDifferentiable ? [element] : [];

    /// <summary>The same of an element that gets a value, each number with what it gets.</summary>
    public static IEnumerable<(Load Part, Expr Value)> Differentiable(Load element, Expr value) => value switch
    {
        New made => made.Struct.Fields.Zip(made.Arguments, (field, argument) => (Field: field, Argument: argument))
            .Where(part => part.Field.IsDifferentiable)
            .SelectMany(part => Differentiable(PartOf(element, part.Field), part.Argument)),
        Load { Type: StructType } copied => Differentiable(element, Bundle(copied)),
        _ => value.Type.IsDifferentiable ? [(element, value)] : [],
    };

    /// <summary>Whether an element's part has a derivative: it, and what it is a part of, is not data.</summary>
    public static bool IsDifferentiable(IrType element, string member) => Path(element, member).All(field => field.IsDifferentiable) && element.IsDifferentiable;

    /// <summary>The fields that lead to a part.</summary>
    public static IEnumerable<StructField> Path(IrType element, string member)
    {
        foreach (string name in member.Split(['.'], System.StringSplitOptions.RemoveEmptyEntries))
        {
            StructField field = ((StructType)element).Fields.First(candidate => candidate.Name == name);
            yield return field;
            element = field.Type;
        }
    }

    /// <summary>The type of a part.</summary>
    public static IrType TypeOf(IrType element, string member) => Path(element, member).LastOrDefault()?.Type ?? element;

    /// <summary>The elements as they come, the parts of each in the order of its type.</summary>
    public static IReadOnlyList<Load> InOrder(IEnumerable<Load> elements) => [.. elements
        .GroupBy(element => element with { Member = "", Type = element.Array.Type.Element! })
        .SelectMany(parts => parts.Key.Type is StructType ? Leaves(parts.Key).Where(parts.Contains) : parts)];

    /// <summary>As much of the path to a part as can be assigned; empty for the whole element.</summary>
    public static string Assignable(IrType array, string member)
    {
        StructField[] path = array is ListType ? [] : [.. Path(array.Element!, member)];
        int variables = path.TakeWhile(field => field.IsVariable).Count();
        int length = variables < path.Length && path[variables].IsSettable ? variables + 1 : variables;
        return string.Join(".", path.Take(length).Select(field => field.Name));
    }

    /// <summary>Whether each part with a derivative can be assigned on its own.</summary>
    public static bool AreAssignable(StructType item)
    {
        SpanType memory = new(item, IsReadOnly: false);
        Local any = new(0, "", memory, LocalRole.Temporary);
        return Differentiable(new Load(any, new IntConstant(0, IrType.Int32), item)).All(part => Assignable(memory, part.Member) == part.Member);
    }

    /// <summary>Whether two parts of one structure have nothing in common.</summary>
    public static bool AreApart(string member, string other) => !IsWithin(member, other) && !IsWithin(other, member);

    /// <summary>Whether a part is another one, or a part of it.</summary>
    public static bool IsWithin(string part, string whole) =>
        whole.Length == 0 || part == whole || part.StartsWith(whole + ".", System.StringComparison.Ordinal);

    public static string Suffix(string member) => member.Length > 0 ? "." + member : "";
}
