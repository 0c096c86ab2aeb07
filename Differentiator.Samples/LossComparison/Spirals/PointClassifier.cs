using System;

namespace Differentiator.Samples.LossComparison.Spirals;

/// <summary>A class of a point in the plane, by the cross entropy.</summary>
internal sealed partial class PointClassifier(Activation activation, ulong seed) : Model
{
    private readonly Linear first = new(2, 32, activation, seed: seed);
    private readonly Linear second = new(32, 32, activation, seed: seed + 1);
    private readonly Linear output = new(32, Spiral.Classes, seed: seed + 2);

    public Matrix Logits(Matrix points) => output.Apply(second.Apply(first.Apply(points)));

    [Differentiable]
    public float Loss(Matrix points, ReadOnlySpan<int> labels) => Losses.CrossEntropy(Logits(points), labels);
}
