using System;
using System.Threading;

namespace Differentiator;

/// <summary>
/// The gradient of a model on a batch by several threads: each computes it on a part of the rows, on a replica of the model,
/// and the sum of the parts, weighed by their rows, is left in the model. For losses that are means over the rows this is the
/// mean of the whole batch and its gradient.
/// </summary>
/// <remarks>
/// <para>
/// With the same seeds and the same number of threads two runs give the same bits: parts are cut and added in a fixed order.
/// Another number of threads adds in another order, which is another rounding, and draws other random numbers: each replica has
/// a stream of its own, so that <see cref="Dropout"/> zeroes other elements in each part. One thread is the model alone.
/// </para>
/// <para>
/// The threads are started once, are background threads, and sleep when there is nothing to do; <see cref="Dispose"/> ends
/// them. Steps allocate nothing, as long as the function that is given to them is a static lambda or kept.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var parallel = new DataParallel&lt;Classifier&gt;(model, threads: 2);
/// foreach (Batch batch in batches)
/// {
///     float loss = parallel.LossGradient(batch.Images, batch.Labels, static (replica, images, labels) =&gt; replica.LossGradient(images, labels));
///     optimizer.Step();
/// }
/// </code>
/// </example>
/// <typeparam name="TModel">The model's type.</typeparam>
public sealed partial class DataParallel<TModel> : IDisposable
    where TModel : Model
{
    // The model itself is the first.
    private readonly TModel[] replicas;
    private readonly float[] losses;
    private readonly Exception?[] failures;
    private readonly WorkerTeam? team;
    private readonly Action<int> computePart, addRange;
    private BatchPart<TModel>? part;
    private int rows, parts, isBusy;
    private bool isDisposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="model">Takes the gradients. Between steps it may be used as ever.</param>
    /// <param name="threads">How many threads work on a batch, the calling one included; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public DataParallel(TModel model, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        replicas = new TModel[threads];
        replicas[0] = model;
        for (int i = 1; i < threads; i++)
            replicas[i] = model.Replicate();
        losses = new float[threads];
        failures = new Exception?[threads];
        computePart = ComputePart;
        addRange = AddRange;
        team = threads > 1 ? new WorkerTeam(threads - 1, $"{typeof(TModel).Name} replica") : null;
    }

    /// <summary>The model, whose gradient is left by each step.</summary>
    public TModel Model => replicas[0];

    /// <summary>How many threads work on a batch.</summary>
    public int Threads => replicas.Length;

    /// <summary>Ends the threads. The model stays.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        team?.Dispose();
    }

    private void Begin()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (Interlocked.Exchange(ref isBusy, 1) != 0)
            throw new InvalidOperationException("Another step is not finished: a step is made by one thread, and makes no other.");
    }

    private float Run<TBatch>(TBatch batch, int rowCount, PartGradient<TModel, TBatch> gradient)
    {
        if (part is not BatchPart<TModel, TBatch> work)
            part = work = new BatchPart<TModel, TBatch>();
        try
        {
            // Threads beyond the rows have no part. A batch without rows is one part, which the model may refuse.
            work.Set(batch, gradient);
            (rows, parts) = (rowCount, Math.Clamp(rowCount, 1, Threads));
            Everyone(computePart, isShared: parts > 1);
            ThrowFailure();
            if (parts > 1)
                Everyone(addRange, isShared: Model.Parameters.Count >= Threads * SmallestRange);
            return MeanLoss();
        }
        finally
        {
            work.Set(default, null);
            isBusy = 0;
        }
    }

    private void Everyone(Action<int> work, bool isShared)
    {
        hasHelpers = isShared;
        if (isShared)
            team!.Run(work);
        else
            work(0);
    }
}
