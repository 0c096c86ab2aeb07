namespace Differentiator.Samples.Inspect.Graph;

/// <summary>What a node of a computation graph stands for.</summary>
internal enum NodeKind
{
    /// <summary>What is differentiated with respect to.</summary>
    Parameter,

    /// <summary>What is given, and has no derivative here.</summary>
    Data,

    Operation,

    /// <summary>The value that a loop comes with from the iteration before.</summary>
    Carried,

    Result,

    /// <summary>What the derivative leaves for a parameter.</summary>
    Gradient,
}
