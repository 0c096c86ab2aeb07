namespace Differentiator.Generator.IR;

/// <summary>
/// A finished derivative: the function that computes it, ready to be written.
/// </summary>
/// <param name="Kind">Exactly one flag.</param>
/// <param name="Function">
/// Its parameters are the method's own, then (Vjp) <c>resultCotangent</c>, then one destination or accumulator per
/// parameter differentiated with respect to.
/// </param>
/// <param name="Body">The function's body over variables, in the form in which it is printed.</param>
/// <param name="Companion">For a private member that the others call, its name; else null.</param>
internal sealed record Derivative(DerivativeKinds Kind, Request Request, Function Function, EquatableArray<Code> Body, string? Companion = null)
{
    /// <summary>Of a sweep in several directions at once, what holds a number for each; else null.</summary>
    public LanesType? Lanes { get; init; }

    /// <summary>Whether a reverse sweep computes the value too and overwrites what it is given, as that of a Jacobian's rows can.</summary>
    public bool AreRows { get; init; }

    /// <summary>Whether a sweep of rows stores its columns into the Jacobian itself, which it takes with the length of a row behind the adjoints of the result.</summary>
    public bool StoresColumns { get; init; }

    /// <summary>Whether such a sweep has more columns than rows, however long arrays are.</summary>
    public bool HasManyColumns { get; init; }

    /// <summary>Whether a sweep of rows has plain products and says, in a last parameter, whether strong ones may be needed.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the sweeps share what loops give that is the same in all of them, in a last parameter.</summary>
    public bool KeepsResults { get; init; }

    /// <summary>Of a vector body, how wide its vectors are; else null.</summary>
    public LaneWidth? Vectors { get; init; }

    /// <summary>Of one that takes scratch memory from its caller, how much; else null.</summary>
    public CallerMemory? Scratch { get; init; }

    /// <summary>Whether a gradient compares itself with differences of its method when it has been computed.</summary>
    public bool IsChecked { get; init; }
}
