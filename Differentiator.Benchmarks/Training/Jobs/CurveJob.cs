using System;
using System.Collections.Generic;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Job A: a network learns a noisy curve, batches of 32 from a thousand points, with Adam.</summary>
internal sealed class CurveJob : ITrainingJob
{
    private const int BatchSize = 32, Batches = 31;

    private readonly CurveNetwork network = new();
    private readonly Matrix[] x = new Matrix[Batches], y = new Matrix[Batches];
    private readonly ModelRun run;

    public CurveJob()
    {
        run = new ModelRun(network, Batches);
        Random random = new(1);
        for (int batch = 0; batch < Batches; batch++)
        {
            (x[batch], y[batch]) = (new Matrix(BatchSize, 1), new Matrix(BatchSize, 1));
            for (int i = 0; i < BatchSize; i++)
            {
                double at = 5 * random.NextDouble(), noise = 0.4 * (random.NextDouble() - 0.5);
                x[batch][i, 0] = (float)at;
                y[batch][i, 0] = (float)(Math.Cos(1.5 * Math.PI * at) + at + noise);
            }
        }
    }

    public string Name => "A";

    public string Description => "1-128-128-128-1, ReLU, squared error, Adam, batch 32";

    public IEnumerable<(string Name, double[] Elements)> Numbers =>
        [("x", Elements.Of(x)), ("y", Elements.Of(y)), ("parameters", run.Start)];

    public void Restart() => run.Restart();

    public double Run(int steps)
    {
        float loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = network.LossGradient(x[run.Batch], y[run.Batch]);
            run.Step();
        }

        return loss;
    }
}
