using System;
using System.Collections.Generic;

namespace Differentiator.Samples.SingleLayer;

/// <summary>Full-batch gradient descent from the same start, in both forms.</summary>
internal static class LayerTraining
{
    private const int Interval = 100;

    public static LayerRun AsModel(HiddenLayer task, int steps, float learningRate)
    {
        var model = new LayerModel();
        var optimizer = new Sgd(model.Parameters, learningRate);
        return Run(steps, () => model.LossGradient(task.X, task.Y), optimizer.Step, () => model.Parameters.Values.ToArray());
    }

    public static LayerRun AsMethod(HiddenLayer task, int steps, float learningRate)
    {
        float[] start = new LayerModel().Parameters.Values.ToArray();
        float[] weights = start[..^1], weightsGradient = new float[weights.Length];
        float bias = start[^1], biasGradient = 0;
        return Run(
            steps,
            () => PlainLayer.LossGradient(weights, bias, task.X.Span, task.Y.Span, weightsGradient, out biasGradient),
            () =>
            {
                for (int i = 0; i < weights.Length; i++)
                    weights[i] -= learningRate * weightsGradient[i];
                bias -= learningRate * biasGradient;
            },
            () => [.. weights, bias]);
    }

    private static LayerRun Run(int steps, Func<float> lossGradient, Action update, Func<float[]> parameters)
    {
        List<(int, float, float[])> states = [];
        for (int step = 0; ; step++)
        {
            float error = lossGradient();
            if (step % Interval == 0 || step == steps)
                states.Add((step, error, parameters()));
            if (step == steps)
                return new LayerRun(states);
            update();
        }
    }
}
