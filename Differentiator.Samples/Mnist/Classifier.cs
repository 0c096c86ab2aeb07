using System;

namespace Differentiator.Samples.Mnist;

/// <summary>Digits from their pixels: 784 - 256 - 10 with ReLU between.</summary>
internal sealed partial class Classifier : Model
{
    public const int Pixels = DigitSet.Side * DigitSet.Side;
    public const int Classes = 10;
    private const int HiddenUnits = 256;

    private readonly Linear hidden;
    private readonly Linear output;

    public Classifier(int seed)
    {
        // Each layer has a seed of its own, lest two begin with the same numbers.
        hidden = new Linear(Pixels, HiddenUnits, Activation.Relu, initializer: Initializers.KaimingNormal, seed: 2 * (ulong)seed);
        output = new Linear(HiddenUnits, Classes, initializer: Initializers.KaimingNormal, seed: (2 * (ulong)seed) + 1);
    }

    [Differentiable]
    public float Loss(Matrix images, ReadOnlySpan<int> labels) =>
        Losses.CrossEntropy(output.Apply(hidden.Apply(images)), labels);

    /// <summary>One row of ten logits for each image, in the workspace's memory.</summary>
    public Matrix Logits(Matrix images, Workspace workspace) =>
        output.Apply(hidden.Apply(images, workspace), workspace);
}
