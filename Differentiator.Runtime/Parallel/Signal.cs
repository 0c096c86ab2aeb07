using System.Threading;

namespace Differentiator;

/// <summary>A count that threads wait for: awake for a moment, giving way to others, then asleep.</summary>
internal sealed class Signal
{
    // Longer than the pause between two steps of a small network; a thread that is idle sleeps.
    private const int SpinsBeforeSleep = 100;

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
        while (Volatile.Read(ref count) < target)
        {
            if (spin.Count >= SpinsBeforeSleep)
                Sleep(target);
            else
                spin.SpinOnce(sleep1Threshold: -1);
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
