using System;

namespace Differentiator;

// What a batch may be.
public sealed partial class DataParallel<TModel>
{
    private int[] labelCopy = [];

    /// <summary>The mean loss of a batch with targets; its gradient is left in the model.</summary>
    /// <param name="x">A row for each sample.</param>
    /// <param name="y">As many rows: the targets.</param>
    /// <param name="gradient">Calls the emitted gradient of the replica on its rows, and returns the loss.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    /// <exception cref="InvalidOperationException">
    /// A thread has thrown: the inner exception is that of the first rows. The model can be used further; its gradient is undefined
    /// until the next one.
    /// </exception>
    public float LossGradient(Matrix x, Matrix y, Func<TModel, Matrix, Matrix, float> gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        if (y.Rows != x.Rows)
            throw new ArgumentException($"{x.Rows} rows are expected, not {y.Rows}.", nameof(y));
        Begin();
        return Run(
            (X: x, Y: y, Gradient: gradient),
            x.Rows,
            static (replica, batch, first, rows) => batch.Gradient(replica, batch.X.RowRange(first, rows), batch.Y.RowRange(first, rows)));
    }

    /// <summary>The mean loss of a batch with labels; its gradient is left in the model.</summary>
    /// <param name="x">A row for each sample.</param>
    /// <param name="labels">One label for each row.</param>
    /// <param name="gradient">Calls the emitted gradient of the replica on its rows, and returns the loss.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows.</exception>
    /// <exception cref="InvalidOperationException">
    /// A thread has thrown: the inner exception is that of the first rows. The model can be used further; its gradient is undefined
    /// until the next one.
    /// </exception>
    public float LossGradient(Matrix x, ReadOnlySpan<int> labels, LabelGradient<TModel> gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        if (labels.Length != x.Rows)
            throw new ArgumentException($"{x.Rows} labels are expected, not {labels.Length}.", nameof(labels));

        // A span stays on its thread.
        Begin();
        if (labelCopy.Length < labels.Length)
            labelCopy = new int[labels.Length];
        labels.CopyTo(labelCopy);
        return Run(
            (X: x, Labels: labelCopy, Gradient: gradient),
            x.Rows,
            static (replica, batch, first, rows) => batch.Gradient(replica, batch.X.RowRange(first, rows), batch.Labels.AsSpan(first, rows)));
    }

    /// <summary>The mean loss of a batch of any kind; its gradient is left in the model.</summary>
    /// <param name="batch">What the function needs: a tuple of matrices, for instance.</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="gradient">Calls the emitted gradient of the replica on some of the rows, and returns the loss.</param>
    /// <typeparam name="TBatch">A type that is the same in each step, lest something is allocated.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">
    /// A thread has thrown: the inner exception is that of the first rows. The model can be used further; its gradient is undefined
    /// until the next one.
    /// </exception>
    public float LossGradient<TBatch>(TBatch batch, int rows, PartGradient<TModel, TBatch> gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Begin();
        return Run(batch, rows, gradient);
    }
}
