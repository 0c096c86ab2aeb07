namespace Differentiator.Generator.IR;

/// <summary>A function whose derivative is written by hand: how both are called.</summary>
/// <param name="Vjp">The derivative in reverse form, which adds to accumulators; null if there is the forward form only.</param>
/// <param name="TakesWorkspace">Whether the function takes its result from a workspace.</param>
internal sealed record Kernel(FunctionRef? Vjp, bool TakesWorkspace)
{
    /// <summary>The derivative in forward form, which returns the value and its tangent; null if there is the reverse form only.</summary>
    public FunctionRef? Jvp { get; init; }

    /// <summary>Whether the forward form is given the result, and returns the tangent alone.</summary>
    public bool JvpTakesResult { get; init; }

    /// <summary>What to write where the other form is needed.</summary>
    public string MissingForm { get; init; } = "";

    /// <summary>Whether the derivative is given the result.</summary>
    public bool VjpTakesResult { get; init; }

    /// <summary>For each parameter, whether the derivative has an accumulator for it.</summary>
    public EquatableArray<bool> Accumulates { get; init; } = EquatableArray<bool>.Empty;

    /// <summary>Whether the derivative is emitted, for the method or for those that take its place: it wants whole arrays for what it adds to.</summary>
    public bool IsEmitted { get; init; }

    /// <summary>Of an emitted derivative, the parameters that it leaves out though it could have them; empty if there are none.</summary>
    public EquatableArray<bool> LeftOut { get; init; } = EquatableArray<bool>.Empty;

    /// <summary>Whether the derivative takes the gradients of a model, to which it adds those of the object's parameters.</summary>
    public bool VjpTakesGradients { get; init; }

    /// <summary>Whether the object is data: its parameters are not learned.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether the object has parameters to train.</summary>
    public bool HasParameters => VjpTakesGradients && !IsFrozen;

    /// <summary>Whether the derivative takes memory from a workspace.</summary>
    public bool VjpTakesWorkspace { get; init; }

    public bool LeavesOut(int parameter) => LeftOut.Count > 0 && LeftOut[parameter];
}
