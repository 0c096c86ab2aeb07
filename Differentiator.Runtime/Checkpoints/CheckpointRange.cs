namespace Differentiator;

/// <summary>The numbers that <see cref="Checkpoint.Range"/> counts: 0, 1, 2, ..</summary>
/// <example>
/// <code>
/// foreach (int step in Checkpoint.Range(100, budget: 1024))
///     sum += step;
/// </code>
/// </example>
public readonly struct CheckpointRange
{
    private readonly int count;

    internal CheckpointRange(int count) => this.count = count;

    /// <summary>What <c>foreach</c> asks for the numbers.</summary>
    public Enumerator GetEnumerator() => new(count);

    /// <summary>Counts.</summary>
    public struct Enumerator
    {
        private readonly int count;

        internal Enumerator(int count)
        {
            this.count = count;
            Current = -1;
        }

        /// <summary>The present number.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next number; false if there is none.</summary>
        public bool MoveNext() => ++Current < count;
    }
}
