using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Job B: a network learns digits, batches of 256, with Adam, on one thread or several.</summary>
internal sealed class DigitsJob : ITrainingJob, IDisposable
{
    public const int Pixels = 784, Classes = 10;

    private const int BatchSize = 256, Batches = 8;

    private readonly DigitsNetwork network = new();
    private readonly DataParallel<DigitsNetwork> parallel;
    private readonly Matrix[] images;
    private readonly int[][] labels;
    private readonly ModelRun run;

    /// <summary>The job.</summary>
    /// <param name="data">Where the files of MNIST are; null for images that are made up.</param>
    /// <param name="threads">How many threads share each batch.</param>
    public DigitsJob(DirectoryInfo? data, int threads)
    {
        Threads = threads;
        parallel = new DataParallel<DigitsNetwork>(network, threads);
        run = new ModelRun(network, Batches);
        (float[] pixels, labels) = data is null ? MadeUpImages.Draw(BatchSize, Batches) : MnistImages.Read(data, BatchSize, Batches);
        images = [.. Enumerable.Range(0, Batches).Select(batch => new Matrix(pixels, batch * BatchSize * Pixels, BatchSize, Pixels))];
    }

    public string Name => Threads == 1 ? "B" : $"B{Threads}";

    public string Description => $"784-256-10, ReLU, cross entropy, Adam, batch 256{(Threads == 1 ? "" : $", {Threads} threads")}";

    public int Threads { get; }

    public IEnumerable<(string Name, double[] Elements)> Numbers =>
        [("x", Elements.Of(images)), ("y", [.. labels.SelectMany(batch => batch).Select(label => (double)label)]), ("parameters", run.Start)];

    public void Restart() => run.Restart();

    public void Dispose() => parallel.Dispose();

    public double Run(int steps)
    {
        float loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = parallel.LossGradient(images[run.Batch], labels[run.Batch], static (replica, batch, own) => replica.LossGradient(batch, own));
            run.Step();
        }

        return loss;
    }
}
