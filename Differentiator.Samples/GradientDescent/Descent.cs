using System.Collections.Generic;

namespace Differentiator.Samples.GradientDescent;

/// <summary>Descends the loss of <see cref="Neuron"/> by its emitted gradient.</summary>
internal static class Descent
{
    public const double X1 = 1;
    public const double X2 = 2;
    public const double DifferenceStep = 1e-6;

    /// <summary>The start and the state after each step.</summary>
    public static IReadOnlyList<DescentStep> Run(int steps, double learningRate)
    {
        var states = new List<DescentStep>(steps + 1);
        double w1 = 0.5, w2 = 1.2;
        for (int step = 0; ; step++)
        {
            double loss = Neuron.LossGradient(w1, w2, X1, X2, out double w1Gradient, out double w2Gradient);
            double w1Difference = (Neuron.Loss(w1 + DifferenceStep, w2, X1, X2) - loss) / DifferenceStep;
            double w2Difference = (Neuron.Loss(w1, w2 + DifferenceStep, X1, X2) - loss) / DifferenceStep;
            double prediction = Neuron.Predict(w1, w2, X1, X2);
            states.Add(new DescentStep(step, w1, w2, prediction, loss, w1Gradient, w2Gradient, w1Difference, w2Difference));
            if (step == steps)
                return states;

            w1 -= learningRate * w1Gradient;
            w2 -= learningRate * w2Gradient;
        }
    }
}
