using System;

namespace Differentiator.Samples.Mnist;

/// <summary>What the command line asks for.</summary>
/// <param name="Data">The directory of the files; null to look for them.</param>
/// <param name="Mirror">Where to download from.</param>
/// <param name="Epochs">How often to pass over the training digits.</param>
/// <param name="Seed">Of the first weights, the order and drawn digits.</param>
/// <param name="Threads">How many threads share each batch.</param>
/// <param name="Load">Parameters to begin with; null for random ones.</param>
/// <param name="Save">Where to leave the parameters; null for nowhere.</param>
internal sealed record MnistOptions(string? Data, Uri Mirror, int Epochs, int Seed, int Threads, string? Load, string? Save);
