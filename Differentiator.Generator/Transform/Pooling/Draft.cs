using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Pooling;

/// <summary>A derivative before it takes the form in which it is printed.</summary>
/// <param name="Kind">Exactly one flag; none for the code of a function that recurs.</param>
/// <param name="Companion">For a private member that the others call: what they call; else null.</param>
internal sealed record Draft(DerivativeKinds Kind, Request Request, Function Function, FunctionRef? Companion = null)
{
    /// <summary>Of a sweep in several directions at once, what holds a number for each; else null.</summary>
    public LanesType? Lanes { get; init; }

    /// <summary>Whether a reverse sweep computes the value too and overwrites what it is given, as that of a Jacobian's rows can.</summary>
    public bool AreRows { get; init; }

    /// <summary>Whether a sweep of rows stores its columns into the Jacobian itself.</summary>
    public bool StoresColumns { get; init; }

    /// <summary>Whether such a sweep has more columns than rows, however long arrays are.</summary>
    public bool HasManyColumns { get; init; }

    /// <summary>Whether its products are plain ones, so that what is NaN has to be computed again by the one that follows.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the sweeps share what loops give that is the same in all of them.</summary>
    public bool KeepsResults { get; init; }

    /// <summary>Of a vector body, how wide its vectors are; else null.</summary>
    public LaneWidth? Vectors { get; init; }

    /// <summary>Of one that takes scratch memory from its caller, how much; else null.</summary>
    public CallerMemory? Scratch { get; init; }
}
