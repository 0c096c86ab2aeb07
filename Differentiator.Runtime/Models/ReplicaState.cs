using System.Threading;

namespace Differentiator;

/// <summary>What a model and its replicas have in common, beside the layers.</summary>
internal sealed class ReplicaState
{
    private int replicas;

    /// <summary>Whether they are being trained.</summary>
    public bool IsTraining { get; set; } = true;

    /// <summary>The number of the next replica, from 1 on; the model itself has 0.</summary>
    public ushort NextNumber() => checked((ushort)Interlocked.Increment(ref replicas));
}
