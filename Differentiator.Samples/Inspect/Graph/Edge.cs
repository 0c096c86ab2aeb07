namespace Differentiator.Samples.Inspect.Graph;

/// <summary>A value that an operation takes, and what the adjoint is multiplied by on its way back.</summary>
/// <param name="Factor">The partial derivative; empty if it is 1.</param>
internal sealed record Edge(Node From, Node To, string Factor)
{
    /// <summary>Whether a value goes this way; not from what the derivative leaves.</summary>
    public bool HasValue { get; init; } = true;

    /// <summary>Whether an adjoint comes back this way.</summary>
    public bool HasAdjoint => !HasValue || (From.Varies && To.Varies);
}
