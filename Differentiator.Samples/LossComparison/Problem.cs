using System.Collections.Generic;

namespace Differentiator.Samples.LossComparison;

/// <summary>A loss on a small problem, its runs one for each activation.</summary>
internal sealed record Problem(string Loss, string Name, string Quality, IReadOnlyList<LossRun> Runs);
