using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>The types of derivatives in several directions: where a number stood, lanes; where a structure did, a tuple of its parts.</summary>
internal static class LaneTypes
{
    private static readonly HashSet<string> NoElementNames =
        ["Rest", "ToString", "Equals", "GetHashCode", "CompareTo", "Deconstruct", "GetType", "MemberwiseClone", "ReferenceEquals"];

    /// <summary>Null where there is none: of other numbers than those in the lanes, of what is no number and no memory of numbers.</summary>
    public static IrType? Of(IrType type, LanesType lanes) => type switch
    {
        ScalarType => type == lanes.Item ? lanes : null,
        SpanType span => Of(span.Item, lanes) is { } item ? span with { Item = item } : null,
        ArrayType array => Of(array.Item, lanes) is { } item ? new ArrayType(item) : null,
        RectangularType rectangle => Of(rectangle.Item, lanes) is { } item ? rectangle with { Item = item } : null,
        StructType structure => Of(structure, lanes),
        _ => null,
    };

    // struct P { double X, Y; int Kind; }   becomes   (Vector<double> X, Vector<double> Y)
    private static StructType? Of(StructType structure, LanesType lanes)
    {
        List<StructField> fields = [];
        foreach (StructField field in structure.Fields.Where(field => field.IsDifferentiable))
        {
            if (Of(field.Type, lanes) is not { } type || !IsElementName(field.Name, fields.Count + 1))
                return null;
            fields.Add(new StructField(field.Name, type, IsSettable: true, IsVariable: true));
        }

        // A tuple of one has no form in C#.
        return fields.Count < 2 ? null : new StructType("", fields.ToEquatableArray(), 0, IsTuple: true) { IsUnmanaged = true };
    }

    private static bool IsElementName(string name, int position) => !NoElementNames.Contains(name)
        && (!name.StartsWith("Item", System.StringComparison.Ordinal) || !int.TryParse(name.Substring("Item".Length), out int number) || number == position);
}
