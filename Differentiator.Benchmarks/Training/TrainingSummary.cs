using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Training;

/// <summary>One line of the result: a job over all processes and windows.</summary>
/// <param name="Job">Its letter.</param>
/// <param name="Description">What is trained.</param>
/// <param name="Best">The fastest slice of any window, in nanoseconds per step.</param>
/// <param name="Median">The median of the windows' medians.</param>
/// <param name="Bytes">The bytes allocated by one step, the most of any window.</param>
internal sealed record TrainingSummary(string Job, string Description, double Best, double Median, double Bytes)
{
    /// <summary>The fastest slice of the peer.</summary>
    public double? PeerBest { get; init; }

    /// <summary>The median of the peer's windows.</summary>
    public double? PeerMedian { get; init; }

    /// <summary>The peer's fastest slice against ours.</summary>
    public double? Ratio => PeerBest / Best;

    /// <summary>The median of the ratios of neighbouring windows.</summary>
    public double? WindowRatio { get; init; }

    /// <summary>The largest relative difference between our losses and the peer's in the first steps.</summary>
    public double? Difference { get; init; }

    public static TrainingSummary Of(ITrainingJob job, IReadOnlyList<TrainingWindow> windows) => new(
        job.Name, job.Description, windows.Min(w => w.Best), Statistics.Median(windows.Select(w => w.Median)), windows.Max(w => w.Bytes));

    public TrainingSummary Beside(IReadOnlyList<TrainingWindow> windows, IReadOnlyList<TrainingWindow> peer, double difference) => this with
    {
        PeerBest = peer.Min(w => w.Best),
        PeerMedian = Statistics.Median(peer.Select(w => w.Median)),
        WindowRatio = Statistics.Median(peer.Zip(windows, (theirs, ours) => theirs.Best / ours.Best)),
        Difference = difference,
    };

    /// <summary>The largest difference of two traces, relative to the larger loss.</summary>
    public static double DifferenceOf(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a == b ? 0 : Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b))).Max();
}
