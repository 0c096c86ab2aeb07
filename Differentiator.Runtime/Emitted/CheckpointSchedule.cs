using System;
using System.ComponentModel;

namespace Differentiator;

/// <summary>
/// Where the derivative of a loop over <see cref="Checkpoint.Range"/> keeps the loop's state. Checkpoints are a stack: the last one
/// is the nearest before the step that is to be reversed, and makes room when that step is its own.
/// </summary>
/// <remarks>
/// With s checkpoints, C(s + t, s) steps can be reversed such that none runs more than t times before; the places chosen
/// here make the sum of those runs the least possible. Griewank and Walther, Algorithm 799, ACM Transactions on Mathematical Software
/// 26 (2000), and Evaluating Derivatives, 2nd edition, chapter 12.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckpointSchedule
{
    /// <summary>What is kept is indexed by <c>int</c>: no more bytes are used.</summary>
    private const int Most = int.MaxValue;

    /// <summary>How many checkpoints the budget pays for, but no more than there are steps.</summary>
    /// <param name="steps">The number of steps that follow one another.</param>
    /// <param name="budget">The bytes to spend.</param>
    /// <param name="stateBytes">The size of a checkpoint.</param>
    /// <exception cref="ArgumentException">The budget does not hold the state once.</exception>
    public static int Count(int steps, long budget, long stateBytes) => Count(steps, budget, stateBytes, restBytes: 0);

    /// <summary>The same where each step is a segment of so many iterations, whose values are kept beside the checkpoints.</summary>
    /// <param name="iterations">The number of iterations.</param>
    /// <param name="length">The iterations of a segment.</param>
    /// <param name="budget">The bytes to spend.</param>
    /// <param name="stateBytes">The size of a checkpoint.</param>
    /// <param name="iterationBytes">What is kept of each iteration of a segment.</param>
    /// <exception cref="ArgumentException">The budget does not hold the state and one iteration.</exception>
    public static int Count(int iterations, int length, long budget, long stateBytes, long iterationBytes) =>
        Count(Segments(iterations, length), budget, stateBytes, length * iterationBytes);

    /// <summary>The number of segments.</summary>
    /// <param name="iterations">The number of iterations.</param>
    /// <param name="length">The iterations of a segment; the last one may have fewer.</param>
    public static int Segments(int iterations, int length) => iterations <= 0 ? 0 : (iterations - 1) / length + 1;

    /// <summary>
    /// The number of iterations in a segment: such that all segments begin at a checkpoint, in the least memory, if the budget allows
    /// that; else such that the iterations run as few times as possible.
    /// </summary>
    /// <param name="iterations">The number of iterations.</param>
    /// <param name="budget">The bytes to spend.</param>
    /// <param name="stateBytes">The size of a checkpoint.</param>
    /// <param name="iterationBytes">What is kept of each iteration of a segment.</param>
    public static int SegmentLength(int iterations, long budget, long stateBytes, long iterationBytes)
    {
        budget = Math.Min(budget, Most);
        // n / l states and l iterations are least where both take the same.
        int balanced = (int)Math.Clamp(Math.Sqrt((double)Math.Max(iterations, 1) * stateBytes / iterationBytes), 1, Math.Max(iterations, 1));
        if ((long)Segments(iterations, balanced) * stateBytes + balanced * iterationBytes <= budget)
            return balanced;
        for (int runs = 2; ; runs++)
        {
            // l C(s + t, s) grows with the power t of s: one part for the segment, t for the checkpoints.
            int length = (int)Math.Clamp(budget / (iterationBytes * (runs + 1)), 1, Math.Max(iterations, 1));
            long checkpoints = (budget - length * iterationBytes) / stateBytes;
            if (length == 1 || Reach(checkpoints, runs, iterations) >= Segments(iterations, length))
                return length;
        }
    }

    /// <summary>Where the next checkpoint belongs, given one at <paramref name="from"/>; behind all steps if nowhere.</summary>
    /// <param name="from">The step before which the last checkpoint was made.</param>
    /// <param name="last">The step that is to be reversed first.</param>
    /// <param name="free">How many more checkpoints there is room for.</param>
    public static int Next(int from, int last, int free)
    {
        long steps = (long)last - from + 1;
        if (free <= 0 || steps <= 1)
            return int.MaxValue;
        long s = Math.Min(free + 1L, steps - 1);

        // The least t with C(s + t, s) >= steps; t - 1 and t - 2 runs reach as far as this:
        long reach = 1, less = 0, least = 0;
        int t = 0;
        while (reach < steps)
        {
            t++;
            (reach, less, least) = (reach * (s + t) / t, reach, less);
        }

        // The steps behind the checkpoint have one checkpoint less, those before it one run less.
        long behind = reach * s / (s + t);
        return from + (int)Math.Max(least, steps - behind);
    }

    private static int Count(int steps, long budget, long stateBytes, long restBytes)
    {
        if (steps <= 0)
            return 0;
        long count = (Math.Min(budget, Most) - restBytes) / stateBytes;
        return count > 0
            ? (int)Math.Min(count, steps)
            : throw new ArgumentException($"A budget of {budget} bytes is too small: one checkpoint takes {stateBytes + restBytes}.", nameof(budget));
    }

    /// <summary>C(s + t, s), as far as the limit.</summary>
    private static long Reach(long checkpoints, int runs, int limit)
    {
        long reach = 1;
        for (int t = 1; t <= runs && reach < limit; t++)
            reach = reach * (checkpoints + t) / t;
        return reach;
    }
}
