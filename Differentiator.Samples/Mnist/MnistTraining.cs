using System;
using System.Diagnostics;

namespace Differentiator.Samples.Mnist;

/// <summary>Trains a <see cref="Classifier"/> by its emitted gradient, epoch by epoch.</summary>
internal sealed class MnistTraining(Classifier model, DigitData data, int seed)
{
    private const double LearningRate = 0.001;
    private const int BatchSize = 256;

    private readonly Adam<float> optimizer = new(LearningRate);
    private readonly Batches batches = data.Training.Shuffled(BatchSize, seed);
    private int epochs;

    /// <summary>Passes once over the training digits; only this is timed, not the evaluation after it.</summary>
    public Epoch Next()
    {
        var loss = new RunningMean();
        long start = Stopwatch.GetTimestamp();
        foreach (Batch batch in batches)
        {
            loss.Add(model.LossGradient(batch.Images, batch.Labels), batch.Count);
            optimizer.Step(model.Parameters.Values, model.Parameters.Gradient);
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return new Epoch(
            ++epochs,
            loss.Value,
            Evaluation.Confusion(model, data.Training).Accuracy,
            Evaluation.Confusion(model, data.Test).Accuracy,
            data.Training.Count / time.TotalSeconds);
    }
}
