using System;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>
/// The memory of a thread for packed factors: it grows to the largest product of the thread, which blocking bounds, and
/// begins on a cache line, as a vector load across two lines costs two.
/// </summary>
internal static class ProductBuffer
{
    private const int Line = 64 / sizeof(float);

    [ThreadStatic]
    private static float[]? elements;

    /// <summary>Floats with arbitrary content, until the next call on this thread.</summary>
    public static Span<float> Take(int length)
    {
        if (elements is null || elements.Length < length + Line)
            elements = GC.AllocateUninitializedArray<float>(length + Line, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(elements, 0);
        int start = (int)((-address & 63) / sizeof(float));
        return elements.AsSpan(start, length);
    }

    /// <summary>The length rounded up to whole cache lines.</summary>
    public static int Aligned(int length) => (length + Line - 1) / Line * Line;
}
