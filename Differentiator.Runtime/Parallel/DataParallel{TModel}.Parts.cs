using System;

namespace Differentiator;

// What each thread does.
public sealed partial class DataParallel<TModel>
{
    // Below this, adding takes less time than waiting for each other.
    private const int SmallestRange = 1 << 14;

    private bool hasHelpers;

    private int Start(int number) => (int)((long)rows * number / parts);

    private float Share(int number) => (float)((double)(Start(number + 1) - Start(number)) / rows);

    private void ComputePart(int number)
    {
        if (number >= parts)
            return;
        try
        {
            losses[number] = part!.Compute(replicas[number], Start(number), Start(number + 1) - Start(number));
        }
        catch (Exception exception)
        {
            // Thrown again by the calling thread.
            failures[number] = exception;
        }
    }

    // sum = share0 * gradient0 + share1 * gradient1 + ..   on a range of the parameters, in this order for each of them
    private void AddRange(int number)
    {
        int count = Model.Parameters.Count, ranges = hasHelpers ? Threads : 1;
        int first = (int)((long)count * number / ranges), length = (int)((long)count * (number + 1) / ranges) - first;
        Span<float> sum = Model.Parameters.Gradient.Slice(first, length);
        for (int i = 1; i < parts; i++)
            WeightedSum.Add(sum, i == 1 ? Share(0) : 1, replicas[i].Parameters.Gradient.Slice(first, length), Share(i));
    }

    private float MeanLoss()
    {
        if (parts == 1)
            return losses[0];
        double sum = 0;
        for (int i = 0; i < parts; i++)
            sum += (double)Share(i) * losses[i];
        return (float)sum;
    }

    private void ThrowFailure()
    {
        int number = Array.FindIndex(failures, static failure => failure is not null);
        if (number < 0)
            return;
        Exception failure = failures[number]!;
        Array.Clear(failures);
        string where = rows == 0 ? "A batch without rows" : $"Rows {Start(number)} to {Start(number + 1) - 1} of the batch";
        throw new InvalidOperationException($"{where}: {failure.Message}", failure);
    }
}
