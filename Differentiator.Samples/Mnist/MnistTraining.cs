using System;
using System.Diagnostics;

namespace Differentiator.Samples.Mnist;

/// <summary>Trains a <see cref="Classifier"/> by its emitted gradient, epoch by epoch, on one thread or several.</summary>
internal sealed class MnistTraining(Classifier model, DigitData data, int seed, int threads) : IDisposable
{
    private const double LearningRate = 0.001;
    private const int BatchSize = 256;

    private readonly Adam<float> optimizer = new(LearningRate);
    private readonly DataParallel<Classifier> parallel = new(model, threads);
    private readonly Batches batches = data.Training.Shuffled(BatchSize, seed);
    private int epochs;

    public void Dispose() => parallel.Dispose();

    /// <summary>Passes once over the training digits; only this is timed, not the evaluation after it.</summary>
    public Epoch Next()
    {
        var loss = new RunningMean();
        long start = Stopwatch.GetTimestamp();
        foreach (Batch batch in batches)
        {
            float mean = parallel.LossGradient(batch.Images, batch.Labels, static (replica, images, labels) => replica.LossGradient(images, labels));
            loss.Add(mean, batch.Count);
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
