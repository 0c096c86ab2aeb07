namespace Differentiator.Samples.LossComparison.Regression;

/// <summary>A number from a number, by the mean squared error.</summary>
internal sealed partial class CurveModel(Activation activation, ulong seed) : Model
{
    private readonly Linear first = new(1, 32, activation, seed: seed);
    private readonly Linear second = new(32, 32, activation, seed: seed + 1);
    private readonly Linear output = new(32, 1, seed: seed + 2);

    public Matrix Predict(Matrix x) => output.Apply(second.Apply(first.Apply(x)));

    [Differentiable]
    public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(Predict(x), y);
}
