using System.ComponentModel;

namespace Differentiator;

/// <summary>One place at which <see cref="DifferenceCheck"/> wants to know the value of a function.</summary>
/// <typeparam name="T">The floating-point type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DifferenceMove<T>
{
    internal DifferenceMove(T[] elements) => Elements = elements;

    /// <summary>The parameter, with one element moved.</summary>
    public T[] Elements { get; }

    /// <summary>The parameter, where it is a number.</summary>
    public T Number => Elements[0];

    /// <summary>The value there, which the caller sets.</summary>
    public double Value { get; set; }
}
