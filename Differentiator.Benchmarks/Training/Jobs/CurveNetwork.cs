namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>From one number to one: three hidden layers of 128 units.</summary>
internal sealed partial class CurveNetwork : Model
{
    private readonly Linear first = new(1, 128, Activation.Relu, seed: 1);
    private readonly Linear second = new(128, 128, Activation.Relu, seed: 2);
    private readonly Linear third = new(128, 128, Activation.Relu, seed: 3);
    private readonly Linear last = new(128, 1, bias: false, seed: 4);

    [Differentiable]
    public float Loss(Matrix x, Matrix y) =>
        Losses.MeanSquaredError(last.Apply(third.Apply(second.Apply(first.Apply(x)))), y);
}
