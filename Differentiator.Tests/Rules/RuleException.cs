using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;

namespace Differentiator.Tests.Rules;

/// <summary>Members of the framework through which no derivative goes, and why: refused where a parameter goes in and a number comes out.</summary>
/// <param name="Types">The types that have them.</param>
/// <param name="Members">Their names; some overloads of a name may have rules.</param>
/// <param name="Overloads">Which overloads are meant: those with a parameter of this type; null for all.</param>
internal sealed record RuleException(Type[] Types, string[] Members, Type? Overloads, string Reason)
{
    /// <summary>Which overloads are meant: those of so many parameters; null for all.</summary>
    public int? Arity { get; init; }

    private const string Pair = "the other half of the result is set by reference; the overload that returns all of it is data";
    private const string Elements = "set the elements, `m.M41`";

    private static readonly string[] Rounded = ["Abs", "Ceiling", "Clamp", "Floor", "Max", "Min", "Round", "Sign", "Truncate"];

    private static readonly string[] Bits =
    [
        "AllBitsSet", "AllWhereAllBitsSet", "AndNot", "AnyWhereAllBitsSet", "BitwiseAnd", "BitwiseOr", "CountWhereAllBitsSet", "IndexOfWhereAllBitsSet", "LastIndexOfWhereAllBitsSet",
        "NoneWhereAllBitsSet", "OnesComplement", "Xor", "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr", "op_LeftShift", "op_OnesComplement", "op_RightShift", "op_UnsignedRightShift",
    ];

    private static readonly string[] BitsOfElements =
    [
        "BitwiseAnd", "BitwiseOr", "LeadingZeroCount", "OnesComplement", "PopCount", "RotateLeft", "RotateRight", "ShiftLeft", "ShiftRightArithmetic", "ShiftRightLogical",
        "TrailingZeroCount", "Xor",
    ];

    private static readonly string[] Conversions =
        ["ConvertToHalf", "ConvertToInteger", "ConvertToIntegerNative", "ConvertToSingle"];

    private static readonly string[] Tests = [.. typeof(TensorPrimitives).GetMethods()
        .Where(method => method.ReturnType == typeof(void) && method.Name.StartsWith("Is", StringComparison.Ordinal)).Select(method => method.Name).Distinct().Order(StringComparer.Ordinal)];

    private static readonly Type[] Vectors = [typeof(Vector2), typeof(Vector3), typeof(Vector4)];
    private static readonly Type[] Matrices = [typeof(Matrix3x2), typeof(Matrix4x4)];

    public static IReadOnlyList<RuleException> All { get; } =
    [
        new([typeof(Math)], Rounded, typeof(decimal), "`decimal` is no binary number; convert to `double`"),
        new([typeof(Math)], ["BigMul", "DivRem"], typeof(long).MakeByRefType(), Pair),
        new([typeof(Math)], ["BigMul"], typeof(ulong).MakeByRefType(), Pair),
        new([typeof(Math)], ["DivRem"], typeof(int).MakeByRefType(), Pair),
        new([typeof(double), typeof(float)], ["Parse", "TryParse"], null, "a number comes out of a text"),

        new(Vectors, Bits, null, "bits, not numbers"),
        new(Vectors, ["All", "Any", "Count", "IndexOf", "LastIndexOf", "None"], null, "compare the components"),
        new(Vectors, ["CopyTo", "Load", "LoadAligned", "LoadAlignedNonTemporal", "LoadUnsafe", "TryCopyTo"], null, "read and write the elements"),
        new(Vectors, ["Create"], typeof(ReadOnlySpan<float>), "read the elements"),
        new(Vectors, ["CreateScalarUnsafe"], null, "the other components may be anything"),
        new(Vectors, ["Round"], typeof(MidpointRounding), "round the components"),
        new([.. Vectors, typeof(Quaternion), typeof(Plane), .. Matrices], ["Equals"], null, "compare with `==`, or by `EqualsAll`"),
        new([.. Vectors, typeof(Quaternion), typeof(Plane), .. Matrices], ["GetHashCode", "ToString"], null, "a whole vector cannot become data; use its components"),
        new([typeof(TensorPrimitives)], BitsOfElements, null, "bits, not numbers"),
        new([typeof(TensorPrimitives)], Conversions, null, "of `Half`, or to whole numbers; write the loop"),
        new([typeof(TensorPrimitives)], ["DivRem", "ILogB", "Sign"], null, "writes whole numbers; write the loop"),
        new([typeof(TensorPrimitives)], Tests, null, "writes truth values; write the loop"),
        new([typeof(Matrix4x4)], ["Decompose"], null, "the axes are ordered by size, with jumps where sizes meet"),
        new([typeof(Matrix4x4)], ["CreateBillboard", "CreateBillboardLeftHanded", "CreateConstrainedBillboard", "CreateConstrainedBillboardLeftHanded"], null, "jumps at small distances; use `CreateWorld`"),
        new([typeof(Matrix4x4)], ["CreateReflection", "CreateShadow"], null, "write the elements, by the normal and the distance of the plane"),
        new(Matrices, ["Create"], null, "write all elements, or rows") { Arity = 1 },
        new([typeof(Matrix4x4)], ["Transform"], null, "multiply by `CreateFromQuaternion`"),
        new(Matrices, ["WithElement", "WithRow"], null, Elements),
        new(Matrices, ["Item"], null, "use the properties of the rows") { Arity = 1 },
        new(Matrices, ["set_Item"], null, Elements) { Arity = 2 },
        new(Matrices, ["set_Translation", "set_W", "set_X", "set_Y", "set_Z"], null, Elements),
    ];

    public static RuleException? Find(MethodInfo method) => All.FirstOrDefault(exception => exception.Has(method));

    private bool Has(MethodInfo method) => Types.Contains(method.DeclaringType) && (Members.Contains(method.Name) || Members.Contains(method.Name.Replace("get_", "", StringComparison.Ordinal)))
        && (Arity is null || method.GetParameters().Length == Arity) && (Overloads is null || method.GetParameters().Any(parameter => parameter.ParameterType == Overloads));
}
