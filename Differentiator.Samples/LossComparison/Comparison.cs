using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.LossComparison.Likelihood;
using Differentiator.Samples.LossComparison.Regression;
using Differentiator.Samples.LossComparison.Spirals;

namespace Differentiator.Samples.LossComparison;

/// <summary>Three losses with three activations.</summary>
internal static class Comparison
{
    private const double LearningRate = 0.005;

    public static readonly IReadOnlyList<Activation> Activations = [Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    public static IReadOnlyList<Problem> Run(int steps, ulong seed) =>
    [
        new("mean squared error", "a curve through 80 points", "largest error", Runs(activation => CurvePoints.Run(activation, steps, seed))),
        new("cross entropy", "three arms of a spiral", "accuracy", Runs(activation => Spiral.Run(activation, steps, seed))),
        new("Gaussian likelihood", "a curve whose noise grows", "error of the deviation", Runs(activation => GrowingNoise.Run(activation, steps, seed))),
    ];

    /// <summary>Trains a model by its emitted gradient: the loss before each step, and after the last.</summary>
    public static float[] Train(Model model, int steps, Func<float> lossGradient)
    {
        var optimizer = new Adam(model.Parameters, LearningRate);
        float[] losses = new float[steps + 1];
        for (int step = 0; step < steps; step++)
        {
            losses[step] = lossGradient();
            optimizer.Step();
        }

        losses[steps] = lossGradient();
        return losses;
    }

    private static LossRun[] Runs(Func<Activation, LossRun> run) => [.. Activations.Select(run)];
}
