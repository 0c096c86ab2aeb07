namespace Differentiator;

/// <summary>Marks long loops whose derivative must get by with little memory.</summary>
public static class Checkpoint
{
    /// <summary>
    /// 0, 1, .. <paramref name="count"/> − 1, for a loop whose derivative by reverse mode keeps its values within a budget: it keeps
    /// the state of the loop at a few iterations, the checkpoints, and runs the iterations between them again. The more bytes, the
    /// fewer iterations run more than twice.
    /// </summary>
    /// <remarks>
    /// The state is what the iterations hand on: the variables that they assign and the arrays that they write. Outside of a
    /// <see cref="DifferentiableAttribute">[Differentiable]</see> method, and in forward mode, the loop just counts.
    /// </remarks>
    /// <param name="count">The number of iterations; none if it is not positive.</param>
    /// <param name="budget">
    /// How many bytes the derivative may keep. If they do not hold the state once, it throws an <see cref="System.ArgumentException"/>.
    /// </param>
    /// <example>
    /// <code>
    /// foreach (int step in Checkpoint.Range(1_000_000, budget: 1 &lt;&lt; 20))
    ///     x += h * Math.Sin(x);
    /// </code>
    /// </example>
    public static CheckpointRange Range(int count, long budget)
    {
        _ = budget; // for the derivative alone
        return new CheckpointRange(count);
    }
}
