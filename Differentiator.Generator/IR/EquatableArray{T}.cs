using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Differentiator.Generator.IR;

/// <summary>An immutable array that compares by its elements, so that records which hold it are value-equal.</summary>
/// <param name="items">Belongs to the new array: nobody writes it any more.</param>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? items = items;

    public static EquatableArray<T> Empty => default;

    private T[] Items => items ?? [];

    public int Count => items is null ? 0 : items.Length;

    public T this[int index] => Items[index];

    public EquatableArray<T> Append(T item) => new([.. Items, item]);

    public EquatableArray<T> AddRange(IEnumerable<T> more) => new([.. Items, .. more]);

    public bool Equals(EquatableArray<T> other)
    {
        T[] left = Items, right = other.Items;
        if (left == right)
            return true;
        if (left.Length != right.Length)
            return false;
        for (int k = 0; k < left.Length; k++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[k], right[k]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in Items)
            hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    public override string ToString() => string.Join(", ", Items);

    /// <summary>Walks over the elements without memory of its own.</summary>
    public struct Enumerator(T[] items)
    {
        private int index = -1;

        public readonly T Current => items[index];

        public bool MoveNext() => ++index < items.Length;
    }
}
