using System.Collections.Generic;

namespace Differentiator.Samples.Theta;

/// <summary>Theta before each update and after the last, the loss at each update's sample, and whether it ran away.</summary>
internal sealed record Trajectory(double LearningRate, IReadOnlyList<double> Theta, IReadOnlyList<double> Loss, bool Diverged)
{
    public int Updates => Loss.Count;

    public double Final => Theta[^1];
}
