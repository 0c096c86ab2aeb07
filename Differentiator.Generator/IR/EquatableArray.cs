using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new([.. items]);

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => items is EquatableArray<T> same ? same : new(items.ToArray());

    /// <summary>What <c>[a, b]</c> becomes.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(items.ToArray());

    /// <summary>The mapped items; the array itself where nothing changes.</summary>
    public static EquatableArray<TTo> Map<TFrom, TTo>(this EquatableArray<TFrom> items, Func<TFrom, TTo> map)
        where TFrom : IEquatable<TFrom>
        where TTo : IEquatable<TTo>
    {
        if (items.Count == 0)
            return EquatableArray<TTo>.Empty;
        TTo[] mapped = new TTo[items.Count];
        bool isSame = !typeof(TTo).IsValueType;
        for (int k = 0; k < mapped.Length; k++)
        {
            mapped[k] = map(items[k]);
            isSame = isSame && ReferenceEquals(mapped[k], items[k]);
        }

        return isSame && items is EquatableArray<TTo> same ? same : new(mapped);
    }
}
