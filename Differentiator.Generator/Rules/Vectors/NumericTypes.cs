using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The types of <c>System.Numerics</c> that values are computed of, by their components.</summary>
internal static class NumericTypes
{
    public const string Namespace = "System.Numerics";

    public static StructType Vector2 { get; } = Make("Vector2", "X", "Y");

    public static StructType Vector3 { get; } = Make("Vector3", "X", "Y", "Z");

    public static StructType Vector4 { get; } = Make("Vector4", "X", "Y", "Z", "W");

    public static StructType Quaternion { get; } = Make("Quaternion", "X", "Y", "Z", "W");

    /// <summary>A normal and a distance.</summary>
    public static StructType Plane { get; } = new(
        $"global::{Namespace}.Plane",
        EquatableArray.Of(new StructField("Normal", Vector3, IsSettable: true, IsVariable: true), new StructField("D", IrType.Single, IsSettable: true, IsVariable: true)),
        2)
    {
        IsUnmanaged = true,
    };

    public static StructType Matrix3x2 { get; } = Make("Matrix3x2", "M11", "M12", "M21", "M22", "M31", "M32");

    public static StructType Matrix4x4 { get; } = Make(
        "Matrix4x4", "M11", "M12", "M13", "M14", "M21", "M22", "M23", "M24", "M31", "M32", "M33", "M34", "M41", "M42", "M43", "M44");

    /// <param name="name">Without the namespace.</param>
    public static StructType? Find(string name) => name switch
    {
        nameof(Vector2) => Vector2,
        nameof(Vector3) => Vector3,
        nameof(Vector4) => Vector4,
        nameof(Quaternion) => Quaternion,
        nameof(Plane) => Plane,
        nameof(Matrix3x2) => Matrix3x2,
        nameof(Matrix4x4) => Matrix4x4,
        _ => null,
    };

    /// <summary>With the namespace, without <c>global::</c>.</summary>
    public static string NameOf(StructType type) => type.Name.Substring("global::".Length);

    /// <summary>How many components an index before the last one steps over.</summary>
    public static int RowLength(StructType type) => type == Matrix4x4 ? 4 : type == Matrix3x2 ? 2 : type.Fields.Count;

    private static StructType Make(string name, params string[] fields)
    {
        IEnumerable<StructField> components = fields.Select(field => new StructField(field, IrType.Single, IsSettable: true, IsVariable: true));
        return new StructType($"global::{Namespace}.{name}", components.ToEquatableArray(), fields.Length) { IsUnmanaged = true };
    }
}
