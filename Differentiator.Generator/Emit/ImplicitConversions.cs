using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The implicit numeric conversions of C# (section 10.2.3 of the standard), as far as expressions rely on them.</summary>
internal static class ImplicitConversions
{
    public static bool Exists(IrType from, IrType to) =>
        from == to || from is ScalarType source && to is ScalarType target && Exists(source.Kind, target.Kind);

    private static bool Exists(ScalarKind from, ScalarKind to) => (from, to) switch
    {
        (ScalarKind.Single, ScalarKind.Double) => true,
        (ScalarKind.Half or ScalarKind.Single or ScalarKind.Double or ScalarKind.Boolean, _) => false,
        (_, ScalarKind.Single or ScalarKind.Double) => true,
        (ScalarKind.SByte, ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.NativeInt) => true,
        (ScalarKind.Byte, ScalarKind.Int16 or ScalarKind.UInt16) => true,
        (ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.Char, ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64
            or ScalarKind.UInt64 or ScalarKind.NativeInt or ScalarKind.NativeUInt) => true,
        (ScalarKind.Char, ScalarKind.UInt16) => true,
        (ScalarKind.Int16, ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.NativeInt) => true,
        (ScalarKind.Int32, ScalarKind.Int64 or ScalarKind.NativeInt) => true,
        (ScalarKind.UInt32, ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.NativeUInt) => true,
        (ScalarKind.NativeInt, ScalarKind.Int64) => true,
        (ScalarKind.NativeUInt, ScalarKind.UInt64) => true,
        _ => false,
    };
}
