using System.Collections.Generic;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The reductions of <c>TensorPrimitives</c> with a derivative in the runtime, <c>TensorDerivatives</c>: <c>SumVjp</c> and
/// <c>SumJvp</c> are those of <c>Sum</c>.
/// </summary>
internal static class TensorRules
{
    public const string Type = "System.Numerics.Tensors.TensorPrimitives";

    /// <summary>Those of one span.</summary>
    public static IReadOnlyList<string> OfOne { get; } =
    [
        "Average", "Max", "MaxMagnitude", "MaxMagnitudeNumber", "MaxNumber", "Min", "MinMagnitude", "MinMagnitudeNumber", "MinNumber",
        "Norm", "Product", "StdDev", "Sum", "SumOfMagnitudes", "SumOfSquares",
    ];

    /// <summary>Those of two spans of the same length.</summary>
    public static IReadOnlyList<string> OfTwo { get; } = ["CosineSimilarity", "Distance", "Dot", "ProductOfDifferences", "ProductOfSums"];

    /// <summary>What the derivative is called after: whichever element has been chosen, the value tells.</summary>
    public static string DerivativeOf(string name) => name.StartsWith("Max", System.StringComparison.Ordinal) || name.StartsWith("Min", System.StringComparison.Ordinal) ? "Choice" : name;
}
