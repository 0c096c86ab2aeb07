namespace Differentiator;

/// <summary>Computes the emitted gradient of a model on some rows of a batch, and returns the mean loss of these rows.</summary>
/// <param name="replica">The model or a replica of it.</param>
/// <param name="batch">The whole batch.</param>
/// <param name="firstRow">The first row of the part.</param>
/// <param name="rows">How many rows there are in the part.</param>
/// <typeparam name="TModel">The model's type.</typeparam>
/// <typeparam name="TBatch">What a batch is: a tuple of matrices, for instance.</typeparam>
public delegate float PartGradient<TModel, TBatch>(TModel replica, TBatch batch, int firstRow, int rows);
