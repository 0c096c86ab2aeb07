namespace Differentiator.Generator.IR;

/// <summary>A function whose derivative is written by hand: how both are called.</summary>
/// <param name="Receiver">The object before the dot; null for a static method.</param>
/// <param name="Vjp">The derivative, which adds to accumulators.</param>
/// <param name="TakesWorkspace">Whether the function takes its result from a workspace.</param>
internal sealed record Kernel(Expr? Receiver, FunctionRef Vjp, bool TakesWorkspace)
{
    /// <summary>Whether the derivative is given the result.</summary>
    public bool VjpTakesResult { get; init; }

    /// <summary>For each parameter, whether the derivative has an accumulator for it.</summary>
    public EquatableArray<bool> Accumulates { get; init; } = EquatableArray<bool>.Empty;

    /// <summary>Whether the object has parameters to train: the derivative adds to their gradients.</summary>
    public bool HasParameters { get; init; }

    /// <summary>Whether the derivative takes memory from a workspace.</summary>
    public bool VjpTakesWorkspace { get; init; }
}
