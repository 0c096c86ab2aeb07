using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime;

/// <summary>The schedule of checkpoints, driven as emitted code drives it, against the least possible work.</summary>
public sealed class CheckpointScheduleTests
{
    public static TheoryData<int, int> Sizes()
    {
        TheoryData<int, int> sizes = [];
        foreach (int capacity in new[] { 1, 2, 3, 4, 7, 20 })
        {
            foreach (int steps in new[] { 1, 2, 3, 4, 5, 9, 10, 11, 34, 60 })
                sizes.Add(steps, capacity);
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_step_is_reversed_from_its_own_state(int steps, int capacity)
    {
        Run run = Reverse(steps, capacity);

        Assert.Equal(Enumerable.Range(0, steps).Reverse(), run.Reversed);
        Assert.InRange(run.MostKept, 1, capacity);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_schedule_runs_fewer_steps(int steps, int capacity)
    {
        Run run = Reverse(steps, capacity);

        // The forward sweep runs to its end, as more code may follow; the best schedule goes on from the last checkpoint at once.
        Assert.Equal(Least(steps, capacity), run.Again.Sum() + run.LastOfForward);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Steps_run_at_most_r_plus_2_times(int steps, int capacity)
    {
        int r = 1;
        while (Binomial(capacity + r, r) < steps)
            r++;

        // Beside the forward sweep and the run that keeps the step's values.
        Assert.InRange(Reverse(steps, capacity).Again.Max(), 0, r);
    }

    [Fact]
    public void A_budget_that_does_not_hold_the_state_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => CheckpointSchedule.Count(10, 99, 100));

        Assert.StartsWith("A budget of 99 bytes is too small: one checkpoint takes 100.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("budget", refused.ParamName);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(5, 5)]
    [InlineData(50, 10)]
    public void As_many_checkpoints_as_the_budget_pays_for(int steps, int count) => Assert.Equal(count, CheckpointSchedule.Count(steps, steps <= 0 ? 0 : 1000, 100));

    [Theory]
    [InlineData(1_000_000, 1 << 20, 1)]
    [InlineData(1_000_000, 4096, 4)]
    [InlineData(int.MaxValue, 1 << 20, 1)]
    [InlineData(7, 20, 7)]
    [InlineData(1, 20, 1)]
    public void Segments_and_checkpoints_stay_within_the_budget(int iterations, long budget, int runs)
    {
        int length = CheckpointSchedule.SegmentLength(iterations, budget, 12, 8);
        int segments = CheckpointSchedule.Segments(iterations, length), checkpoints = CheckpointSchedule.Count(iterations, length, budget, 12, 8);

        Assert.InRange(((long)length * 8) + (checkpoints * 12L), 1, budget);
        Assert.InRange((long)segments * length, iterations, iterations + (long)length - 1);
        Assert.True(Binomial(checkpoints + runs, runs) >= segments, $"{checkpoints} checkpoints for {segments} segments");
    }

    private sealed record Run(List<int> Reversed, int[] Again, int MostKept, int LastOfForward);

    private static Run Reverse(int steps, int capacity)
    {
        int[] checkpoints = new int[capacity], states = new int[capacity], again = new int[steps];
        List<int> reversed = [];
        int kept = 0, next = 0, state = 0, most = 0;
        for (int i = 0; i < steps; i++)
        {
            Keep(i, steps - 1, state, ref next);
            state++;
        }

        int lastOfForward = checkpoints[kept - 1];
        for (int i = steps - 1; i >= 0; i--)
        {
            int from = checkpoints[kept - 1];
            state = states[kept - 1];
            next = CheckpointSchedule.Next(from, i, capacity - kept);
            for (int k = from; k < i; k++)
            {
                Keep(k, i, state, ref next);
                state++;
                again[k]++;
            }

            if (from == i)
                kept--;
            reversed.Add(state);
        }

        return new Run(reversed, again, most, lastOfForward);

        void Keep(int step, int last, int now, ref int next)
        {
            if (step != next)
                return;
            (checkpoints[kept], states[kept]) = (step, now);
            kept++;
            most = Math.Max(most, kept);
            next = CheckpointSchedule.Next(step, last, capacity - kept);
        }
    }

    /// <summary>The least number of steps to run, by trying every place of the next checkpoint.</summary>
    private static int Least(int steps, int capacity)
    {
        int[,] least = new int[steps + 1, capacity + 1];
        for (int s = 1; s <= capacity; s++)
        {
            for (int n = 2; n <= steps; n++)
            {
                least[n, s] = s == 1
                    ? n * (n - 1) / 2
                    : Enumerable.Range(1, n - 1).Min(split => split + least[n - split, s - 1] + least[split, s]);
            }
        }

        return least[steps, capacity];
    }

    private static long Binomial(int n, int k) => (long)Math.Min(1e15, Enumerable.Range(1, k).Aggregate(1.0, (product, i) => Math.Min(1e15, product * (n - k + i) / i)));
}
