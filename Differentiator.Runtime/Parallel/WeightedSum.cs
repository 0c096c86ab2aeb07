using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Sums of gradients with weights.</summary>
internal static class WeightedSum
{
    /// <summary><c>sum = sumWeight * sum + weight * term</c>: rounded alike for each element, whatever range it is in.</summary>
    public static void Add(Span<float> sum, float sumWeight, ReadOnlySpan<float> term, float weight)
    {
        term = term[..sum.Length];
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            ((sumWeight * new Vector<float>(sum[i..])) + (weight * new Vector<float>(term[i..]))).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] = (sumWeight * sum[i]) + (weight * term[i]);
    }
}
