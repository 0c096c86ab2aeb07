using System;

namespace Differentiator;

/// <summary>Computes the emitted gradient of a model on a part of a batch with labels, and returns the mean loss of the part.</summary>
/// <param name="replica">The model or a replica of it.</param>
/// <param name="x">Rows of the batch.</param>
/// <param name="labels">Their labels.</param>
/// <typeparam name="TModel">The model's type.</typeparam>
public delegate float LabelGradient<TModel>(TModel replica, Matrix x, ReadOnlySpan<int> labels);
