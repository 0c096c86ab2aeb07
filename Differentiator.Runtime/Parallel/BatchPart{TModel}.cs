namespace Differentiator;

/// <summary>A batch and what is computed on each part of it, whatever a batch is.</summary>
internal abstract class BatchPart<TModel>
{
    /// <summary>The mean loss of some rows, with the gradient left in the replica.</summary>
    public abstract float Compute(TModel replica, int firstRow, int rows);
}
