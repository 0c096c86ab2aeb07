using System;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Classes of images: 784 - 256 - 10.</summary>
internal sealed partial class DigitsNetwork : Model
{
    private readonly Linear hidden = new(DigitsJob.Pixels, 256, Activation.Relu, initializer: Initializers.KaimingNormal, seed: 1);
    private readonly Linear output = new(256, DigitsJob.Classes, initializer: Initializers.KaimingNormal, seed: 2);

    [Differentiable]
    public float Loss(Matrix images, ReadOnlySpan<int> labels) =>
        Losses.CrossEntropy(output.Apply(hidden.Apply(images)), labels);
}
