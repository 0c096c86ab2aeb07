using System;
using System.Linq;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>Arrays of structures, which the corpus keeps as arrays of the numbers in them.</summary>
public static class Structures
{
    public static T[] From<T>(double[] numbers, int count, Func<double[], int, T> make) =>
        [.. Enumerable.Range(0, numbers.Length / count).Select(k => make(numbers, k))];

    /// <summary>How many numbers an element of a parameter's type consists of.</summary>
    public static int Count(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type.IsGenericType && type.GenericTypeArguments.Length == 1 ? type.GenericTypeArguments[0] : type;
        return Numbers(element);
    }

    /// <summary>Whether a type is <c>float</c>, or a structure with such a part.</summary>
    public static bool UsesFloat(Type type) =>
        type == typeof(float) || (type is { IsValueType: true, IsPrimitive: false, IsEnum: false } && Fields(type).Any(field => UsesFloat(field.FieldType)));

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static int Numbers(Type type) => type.IsPrimitive || type.IsEnum
        ? 1
        : Fields(type).Sum(field => Numbers(field.FieldType));
}
