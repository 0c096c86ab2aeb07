using System;
using System.Collections.Generic;

namespace Differentiator.Samples.LinearRegression;

/// <summary>Fits <see cref="LinearModel"/> to <see cref="People"/> from W = B = 1.</summary>
internal static class Training
{
    /// <summary>The update written out.</summary>
    public static Fit ByHand(int epochs, float learningRate) => Run(epochs, (parameters, gradient) =>
    {
        parameters[0] -= learningRate * gradient[0];
        parameters[1] -= learningRate * gradient[1];
    });

    /// <summary>The same through the runtime's optimizer.</summary>
    public static Fit WithSgd(int epochs, float learningRate)
    {
        var sgd = new Sgd<float>(learningRate);
        return Run(epochs, (parameters, gradient) => sgd.Step(parameters, gradient));
    }

    private static Fit Run(int epochs, Action<float[], float[]> update)
    {
        float[] x = People.CentredHeights, y = People.CentredWeights;
        float[] parameters = [1, 1], gradient = new float[2];
        List<float> w = [1], b = [1], losses = [];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            losses.Add(LinearModel.LossGradient(parameters[0], parameters[1], x, y, out gradient[0], out gradient[1]));
            update(parameters, gradient);
            w.Add(parameters[0]);
            b.Add(parameters[1]);
        }

        return new Fit(w, b, losses);
    }
}
