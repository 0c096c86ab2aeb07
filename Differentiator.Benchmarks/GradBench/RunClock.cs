using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>Times runs of a function, as many as the suite wants.</summary>
internal static class RunClock
{
    /// <summary>The nanoseconds of each run: at least so many runs, and at least so many seconds in all of them.</summary>
    public static long[] Time(Action run, double minimumRuns, double minimumSeconds)
    {
        List<long> timings = [];
        TimeSpan elapsed = TimeSpan.Zero;
        do
        {
            long start = Stopwatch.GetTimestamp();
            run();
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            timings.Add((long)taken.TotalNanoseconds);
            elapsed += taken;
        }
        while (timings.Count < minimumRuns || elapsed.TotalSeconds < minimumSeconds);
        return [.. timings];
    }
}
