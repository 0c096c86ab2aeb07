namespace Differentiator;

/// <summary>A batch of a type and the function of its parts. One object serves all steps.</summary>
internal sealed class BatchPart<TModel, TBatch> : BatchPart<TModel>
{
    private TBatch? batch;
    private PartGradient<TModel, TBatch>? gradient;

    /// <summary>Takes the next batch, or lets go of the last one.</summary>
    public void Set(TBatch? next, PartGradient<TModel, TBatch>? nextGradient) => (batch, gradient) = (next, nextGradient);

    public override float Compute(TModel replica, int firstRow, int rows) => gradient!(replica, batch!, firstRow, rows);
}
