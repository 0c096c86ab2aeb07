using System;
using System.Linq;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>A model and its optimizer, going round the batches; from the same parameters after each restart.</summary>
internal sealed class ModelRun(Model model, int batches)
{
    private const double LearningRate = 1e-3;

    private readonly float[] start = model.Parameters.Values.ToArray();

    /// <summary>The first parameters.</summary>
    public double[] Start => [.. start.Select(value => (double)value)];

    public Adam Optimizer { get; private set; } = new(model.Parameters, LearningRate);

    public int Batch { get; private set; }

    public void Restart()
    {
        start.CopyTo(model.Parameters.Values);
        Optimizer = new Adam(model.Parameters, LearningRate);
        Batch = 0;
    }

    public void Step()
    {
        Optimizer.Step();
        Batch = Batch + 1 < batches ? Batch + 1 : 0;
    }
}
