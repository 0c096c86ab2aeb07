using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new(ImmutableArray.Create(items));

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());

    /// <summary>What <c>[a, b]</c> becomes.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(items.ToArray().ToImmutableArray());

    public static EquatableArray<TTo> Map<TFrom, TTo>(this EquatableArray<TFrom> items, Func<TFrom, TTo> map)
        where TFrom : IEquatable<TFrom>
        where TTo : IEquatable<TTo> => items.Select(map).ToEquatableArray();
}
