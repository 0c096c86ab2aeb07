namespace Differentiator.Samples.GradientDescent;

/// <summary>A model of two weights, and how far it is from a target of 1.</summary>
internal static partial class Neuron
{
    [Differentiable]
    public static double Predict(double w1, double w2, double x1, double x2) => w1 * x1 - w2 * x2 + 1;

    [Differentiable(nameof(w1), nameof(w2))]
    public static double Loss(double w1, double w2, double x1, double x2)
    {
        double error = 1.0 - Predict(w1, w2, x1, x2);
        return error * error;
    }
}
