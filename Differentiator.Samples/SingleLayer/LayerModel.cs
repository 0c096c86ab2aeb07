namespace Differentiator.Samples.SingleLayer;

/// <summary>The mean squared error of one linear layer.</summary>
internal sealed partial class LayerModel : Model
{
    private readonly Linear layer = new(HiddenLayer.Features, 1, seed: 1);

    [Differentiable]
    public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(layer.Apply(x), y);
}
