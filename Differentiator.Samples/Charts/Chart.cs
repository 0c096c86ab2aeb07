using System.Collections.Generic;

namespace Differentiator.Samples.Charts;

/// <summary>A titled diagram of series over two axes.</summary>
internal sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series);
