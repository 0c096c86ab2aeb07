using System.Collections.Generic;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.LossComparison;

/// <summary>One network on one problem: the loss before each step and after the last, how good it is in other words, and a picture.</summary>
internal sealed record LossRun(Activation Activation, IReadOnlyList<float> Losses, double Quality, IReadOnlyList<Series> Picture);
