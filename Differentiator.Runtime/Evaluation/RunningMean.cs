using System;

namespace Differentiator;

/// <summary>A weighted mean of values that come one by one: <c>Σ w·x / Σ w</c>, in double precision.</summary>
/// <example>The mean loss of an epoch whose last batch is smaller: each loss weighs as many samples as its batch has.
/// <code>
/// RunningMean loss = new();
/// foreach (Batch batch in batches)
///     loss.Add(Step(batch), batch.Count);
/// Console.WriteLine(loss.Value);
/// </code>
/// </example>
public sealed class RunningMean
{
    private double sum;

    /// <summary>The mean; NaN while the weight is 0.</summary>
    public double Value => sum / Weight;

    /// <summary>The sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value; NaN and infinity show in the mean.</param>
    /// <param name="weight">Its weight, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is negative, infinite or NaN.</exception>
    public void Add(double value, double weight = 1)
    {
        if (!(weight >= 0 && double.IsFinite(weight)))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight must be a finite number of at least 0.");
        }

        sum += weight * value;
        Weight += weight;
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        sum = 0;
        Weight = 0;
    }
}
