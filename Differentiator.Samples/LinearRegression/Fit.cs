using System.Collections.Generic;

namespace Differentiator.Samples.LinearRegression;

/// <summary>The parameters before each epoch and after the last, and the loss before each epoch.</summary>
internal sealed record Fit(IReadOnlyList<float> W, IReadOnlyList<float> B, IReadOnlyList<float> Loss);
