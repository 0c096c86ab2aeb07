using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Numbers as a peer takes them.</summary>
internal static class Elements
{
    public static double[] Of(IEnumerable<Matrix> matrices) => [.. matrices.SelectMany(matrix => Of(matrix.Span.ToArray()))];

    public static double[] Of(IEnumerable<float> numbers) => [.. numbers.Select(number => (double)number)];
}
