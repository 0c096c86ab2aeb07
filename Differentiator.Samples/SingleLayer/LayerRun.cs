using System.Collections.Generic;

namespace Differentiator.Samples.SingleLayer;

/// <summary>The error and the parameters (weights, then bias) every hundred steps, and at the end.</summary>
internal sealed record LayerRun(IReadOnlyList<(int Step, float Error, float[] Parameters)> States);
