using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Training;

/// <summary>Times the steps of a job.</summary>
internal sealed class TrainingClock(ITrainingJob job)
{
    private const double SliceSeconds = 1e-3;

    // The optimizer has its state from the first step on, and matrices their memory from the second.
    private const int FirstSteps = 3;

    private readonly List<double> times = new(capacity: 100_000);
    private int count = 1;

    /// <summary>Trains anew for some time.</summary>
    public TrainingWindow Measure(double seconds)
    {
        job.Restart();
        Sink = job.Run(FirstSteps);
        times.Clear();
        long steps = 0, allocated = GC.GetTotalAllocatedBytes(precise: true);
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (times.Count == 0 || Stopwatch.GetTimestamp() < end)
        {
            long start = Stopwatch.GetTimestamp();
            Sink = job.Run(count);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            times.Add(elapsed / count);
            steps += count;
            if (elapsed < SliceSeconds / 2)
            {
                count *= 2;
            }
        }

        double bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)steps;
        return new TrainingWindow(1e9 * times.Min(), 1e9 * Statistics.Median(times), bytes);
    }

    /// <summary>The losses before each of the first steps.</summary>
    public double[] Trace(int steps)
    {
        job.Restart();
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            losses[step] = job.Run(1);
        }

        return losses;
    }

    /// <summary>Keeps results observable.</summary>
    public double Sink { get; private set; }
}
