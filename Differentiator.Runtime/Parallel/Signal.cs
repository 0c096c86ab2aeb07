using System;
using System.Diagnostics;
using System.Threading;

namespace Differentiator;

/// <summary>A count that threads wait for: awake for a moment, giving way to others, then asleep.</summary>
internal sealed class Signal
{
    // Longer than the pause between two steps, in which an optimizer runs and a batch is gathered: to be woken up takes as long as a
    // small step. A thread that is idle for longer sleeps.
    private static readonly TimeSpan Awake = TimeSpan.FromMilliseconds(0.5);

    private readonly object sleep = new();
    private long count;
    private int sleepers;

    /// <summary>Counts one more.</summary>
    public void Raise()
    {
        // Both sides write, pass a full fence and then read: either a sleeper is seen here, or the count before it sleeps.
        Interlocked.Increment(ref count);
        if (Volatile.Read(ref sleepers) == 0)
            return;
        lock (sleep)
            Monitor.PulseAll(sleep);
    }

    /// <summary>Returns once the count is reached.</summary>
    public void WaitFor(long target)
    {
        var spin = default(SpinWait);
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref count) < target)
        {
            // Without ever sleeping for a millisecond, but giving way to whoever wants the core.
            if (!spin.NextSpinWillYield || Stopwatch.GetElapsedTime(start) < Awake)
                spin.SpinOnce(sleep1Threshold: -1);
            else
                Sleep(target);
        }
    }

    private void Sleep(long target)
    {
        lock (sleep)
        {
            Interlocked.Increment(ref sleepers);
            while (Volatile.Read(ref count) < target)
                Monitor.Wait(sleep);
            Interlocked.Decrement(ref sleepers);
        }
    }
}
