using System.Threading;

namespace Differentiator;

/// <summary>
/// Seeds of layers that are made without one: 1, 2, 3.. in the order of the process. The one number that is shared by all:
/// with a constant, layers of one shape would begin with the same values.
/// </summary>
internal static class DefaultSeeds
{
    private static long last;

    public static ulong Next() => (ulong)Interlocked.Increment(ref last);
}
