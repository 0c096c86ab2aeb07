using System;

namespace Differentiator;

/// <summary>The dimensions of a tensor.</summary>
internal static class TensorShape
{
    public const long Impossible = -1;

    /// <summary>The product of the dimensions; <see cref="Impossible"/> if one is negative or no array can have as many elements.</summary>
    public static long ElementCount(ReadOnlySpan<int> shape)
    {
        long count = 1;
        bool isEmpty = false;
        foreach (int dimension in shape)
        {
            isEmpty |= dimension == 0;

            // Both factors are below 2^31, so the product fits. Zeros are left out: the rest must be possible too.
            count *= Math.Max(dimension, 1);
            if (dimension < 0 || count > Array.MaxLength)
            {
                return Impossible;
            }
        }

        return isEmpty ? 0 : count;
    }

    public static string Text(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
