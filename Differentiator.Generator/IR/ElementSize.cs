using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Sizes of types in bytes; of structures, what they take at most.</summary>
internal static class ElementSize
{
    private const int Unknown = 1 << 16;

    public static int Of(IrType type) => (type as ScalarType)?.Kind switch
    {
        null when type is StructType structure => structure.Fields.Sum(field => field.Type is OpaqueType ? Unknown : (Of(field.Type) + 7) / 8 * 8),
        ScalarKind.Boolean or ScalarKind.SByte or ScalarKind.Byte => 1,
        ScalarKind.Half or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char => 2,
        ScalarKind.Single or ScalarKind.Int32 or ScalarKind.UInt32 => 4,
        ScalarKind.Double or ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.NativeInt or ScalarKind.NativeUInt => 8,
        null when type is LanesType lanes => lanes.Width switch { LaneWidth.Vector128 => 16, LaneWidth.Vector256 => 32, _ => 64 },
        null when type is MatrixType => 24, // the view; the elements are in the workspace
        null when type is OpaqueType => 4, // an enum; no other can be kept
        _ => throw Unreachable.Node(type),
    };
}
