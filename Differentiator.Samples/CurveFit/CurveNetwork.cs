namespace Differentiator.Samples.CurveFit;

/// <summary>From one number to one: three hidden layers of 128 units.</summary>
internal sealed partial class CurveNetwork(ulong seed) : Model
{
    private const int Width = 128;

    // Without an initializer, layers begin as PyTorch's do.
    private readonly Linear first = new(1, Width, Activation.Relu, seed: 4 * seed);
    private readonly Linear second = new(Width, Width, Activation.Relu, seed: (4 * seed) + 1);
    private readonly Linear third = new(Width, Width, Activation.Relu, seed: (4 * seed) + 2);
    private readonly Linear last = new(Width, 1, bias: false, seed: (4 * seed) + 3);

    public Matrix Predict(Matrix x) => last.Apply(third.Apply(second.Apply(first.Apply(x))));

    [Differentiable]
    public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(Predict(x), y);
}
