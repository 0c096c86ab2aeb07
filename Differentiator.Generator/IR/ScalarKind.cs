namespace Differentiator.Generator.IR;

/// <summary>The primitive types; the first three are differentiable.</summary>
internal enum ScalarKind
{
    Half,
    Single,
    Double,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    NativeInt,
    NativeUInt,
    Char,
    Boolean,
}
