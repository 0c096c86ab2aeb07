namespace Differentiator.Samples.LossComparison.Likelihood;

/// <summary>A normal distribution from a number, by the Gaussian negative log-likelihood: one head for the mean, one for the variance.</summary>
internal sealed partial class CurveWithNoise(Activation activation, ulong seed) : Model
{
    private readonly Linear hidden = new(1, 32, activation, seed: seed);
    private readonly Linear mean = new(32, 1, seed: seed + 1);
    private readonly Linear logVariance = new(32, 1, seed: seed + 2);

    public Matrix Mean(Matrix x) => mean.Apply(hidden.Apply(x));

    public Matrix LogVariance(Matrix x) => logVariance.Apply(hidden.Apply(x));

    [Differentiable]
    public float Loss(Matrix x, Matrix y)
    {
        Matrix features = hidden.Apply(x);
        return Losses.GaussianNegativeLogLikelihood(mean.Apply(features), logVariance.Apply(features), y);
    }
}
