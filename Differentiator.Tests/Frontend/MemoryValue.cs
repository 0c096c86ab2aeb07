using System;

namespace Differentiator.Tests.Frontend;

/// <summary>A part of an array, as lowered functions see arrays, spans and slices.</summary>
internal sealed record MemoryValue(Array Array, int Start, int Length)
{
    public static object Of(object value) => value is Array array ? new MemoryValue(array, 0, array.Length) : value;

    public object this[int index]
    {
        get => Array.GetValue(Place(index))!;
        set => Array.SetValue(value, Place(index));
    }

    public MemoryValue Slice(int start, int? length) => new(Array, Start + start, length ?? Length - start);

    public void Clear() => Array.Clear(Array, Start, Length);

    private int Place(int index) => index >= 0 && index < Length ? Start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
