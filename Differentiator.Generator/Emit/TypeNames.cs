using System;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes types.</summary>
internal sealed class TypeNames(FrameworkNames names)
{
    public string Of(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Half } => names.Of("System.Half"),
        ScalarType scalar => Keyword(scalar.Kind),
        ArrayType array => ArrayOf(array),
        SpanType { IsReadOnly: true } span => $"{names.Of("System.ReadOnlySpan")}<{Of(span.Item)}>",
        SpanType span => $"{names.Of("System.Span")}<{Of(span.Item)}>",
        ListType list => $"global::System.Collections.Generic.List<{Of(list.Item)}>",
        RectangularType rectangle => $"{Of(rectangle.Item)}[{new string(',', rectangle.Rank - 1)}]",
        PooledType { Like: ArrayType { Item: ArrayType { Item: var item } } } => $"{names.Of("Differentiator.ScratchRows")}<{Of(item)}>",
        PooledType pooled => $"{names.Of("Differentiator.ScratchTable")}<{Of(pooled.Element)}>",
        SweepValuesType values => $"{names.Of("Differentiator.SweepValues")}<{Of(values.Item)}>",
        LanesType lanes => $"{names.Of(lanes.Vector)}<{Of(lanes.Item)}>",
        StructType { Name: "" } tuple => $"({string.Join(", ", tuple.Fields.Select(field => $"{Of(field.Type)} {Identifier.Of(field.Name)}"))})",
        StructType structure => Opaque(structure.Name),
        MatrixType => names.Of(RuntimeTypes.Matrix),
        OpaqueType { Name: RuntimeTypes.Workspace or RuntimeTypes.Gradients } own => names.Of(own.Name),
        OpaqueType opaque => Opaque(opaque.Name),
        _ => throw Unreachable.Node(type),
    };

    private string ArrayOf(ArrayType array)
    {
        string brackets = "[]";
        IrType item = array.Item;
        for (; item is ArrayType inner; item = inner.Item)
            brackets += "[]";
        return Of(item) + brackets;
    }

    private static string Opaque(string name)
    {
        bool isSimple = name.IndexOf('.') < 0 || name[0] == '(' || name.StartsWith("global::", StringComparison.Ordinal);
        return isSimple ? name : "global::" + name;
    }

    private static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.Single => "float",
        ScalarKind.Double => "double",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.NativeInt => "nint",
        ScalarKind.NativeUInt => "nuint",
        ScalarKind.Char => "char",
        ScalarKind.Boolean => "bool",
        _ => throw Unreachable.Node(kind),
    };
}
