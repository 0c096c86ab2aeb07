using System.Collections.Generic;
using System.IO;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>The list of all jobs.</summary>
internal static class AllJobs
{
    public static IReadOnlyList<string> Names { get; } = ["A", "B", "B2", "C", "D", "E"];

    /// <summary>One of them.</summary>
    /// <param name="name">Of <see cref="Names"/>.</param>
    /// <param name="data">Where the files of MNIST are; null for images that are made up.</param>
    public static ITrainingJob Create(string name, DirectoryInfo? data) => name switch
    {
        "A" => new CurveJob(),
        "B" => new DigitsJob(data, threads: 1),
        "B2" => new DigitsJob(data, threads: 2),
        "C" => new LineJob(),
        "D" => new LayerJob(),
        _ => new ThetaJob(),
    };
}
