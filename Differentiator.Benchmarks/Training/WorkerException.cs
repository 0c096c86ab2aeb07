using System;

namespace Differentiator.Benchmarks.Training;

/// <summary>A worker that cannot be asked, such as a Python without PyTorch.</summary>
internal sealed class WorkerException(string message) : Exception(message);
