namespace Differentiator.Samples.Mnist;

/// <summary>One pass over the training digits, and what was right after it; accuracies are shares.</summary>
internal sealed record Epoch(int Number, double Loss, double TrainAccuracy, double TestAccuracy, double ImagesPerSecond);
