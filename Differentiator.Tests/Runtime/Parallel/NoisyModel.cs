using System;

namespace Differentiator.Tests.Runtime.Parallel;

/// <summary>Two layers with dropout between, by hand; a loss of targets and one of labels.</summary>
internal sealed class NoisyModel : Model
{
    private readonly Linear hidden;
    private readonly Dropout dropout;
    private readonly Linear output;

    public NoisyModel(double rate = 0, int width = 7, ulong seed = 1)
    {
        hidden = new Linear(5, width, Activation.Tanh, seed: 2 * seed);
        dropout = new Dropout(rate, seed);
        output = new Linear(width, 3, seed: (2 * seed) + 1);
    }

    /// <summary>The elements that the last gradient has zeroed, as text.</summary>
    public string Mask { get; private set; } = "";

    /// <summary>What the last gradient has read of the mode.</summary>
    public bool WasTraining { get; private set; }

    public float LossGradient(Matrix x, Matrix y) => Gradient(
        x, output => Differentiator.Losses.MeanSquaredError(output, y), (output, adjoint) => Differentiator.Losses.MeanSquaredErrorVjp(output, y, 1, adjoint, default));

    public float LossGradient(Matrix x, ReadOnlySpan<int> labels)
    {
        int[] copy = labels.ToArray();
        return Gradient(x, output => Differentiator.Losses.CrossEntropy(output, copy), (output, adjoint) => Differentiator.Losses.CrossEntropyVjp(output, copy, 1, adjoint));
    }

    protected override void AddLayers(LayerList layers)
    {
        layers.Add("hidden", hidden);
        layers.Add("dropout", dropout);
        layers.Add("output", output);
    }

    private float Gradient(Matrix x, Func<Matrix, float> loss, Action<Matrix, Matrix> pullback)
    {
        WasTraining = IsTraining;
        Workspace workspace = StartDerivative();
        Gradients gradients = Parameters.ClearGradient();
        Matrix h = hidden.Apply(x, workspace), kept = dropout.Apply(h, workspace), result = output.Apply(kept, workspace);
        Matrix resultAdjoint = workspace.Zeros(result), keptAdjoint = workspace.Zeros(kept), hAdjoint = workspace.Zeros(h);
        Mask = string.Concat(Array.ConvertAll(kept.Span.ToArray(), element => element == 0 ? '0' : '1'));
        pullback(result, resultAdjoint);
        output.ApplyVjp(kept, result, resultAdjoint, keptAdjoint, gradients);
        dropout.ApplyVjp(h, kept, keptAdjoint, hAdjoint);
        hidden.ApplyVjp(x, h, hAdjoint, default, gradients);
        return loss(result);
    }
}
