namespace Differentiator.Samples.LossComparison;

/// <summary>The activations as functions of a number, for their emitted derivatives.</summary>
internal static partial class ActivationFunctions
{
    [Differentiable]
    public static double Relu(double x) => Activations.Relu(x);

    [Differentiable]
    public static double Sigmoid(double x) => Activations.Sigmoid(x);

    [Differentiable]
    public static double Tanh(double x) => Activations.Tanh(x);

    /// <summary>Value and slope, as the compiler emitted it.</summary>
    public static (double Value, double Slope) At(Activation activation, double x)
    {
        double slope;
        double value = activation switch
        {
            Activation.Relu => ReluGradient(x, out slope),
            Activation.Sigmoid => SigmoidGradient(x, out slope),
            _ => TanhGradient(x, out slope),
        };
        return (value, slope);
    }
}
