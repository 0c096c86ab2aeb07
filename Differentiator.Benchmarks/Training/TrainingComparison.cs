using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Benchmarks.Ratios;
using Differentiator.Benchmarks.Training.Jobs;

namespace Differentiator.Benchmarks.Training;

/// <summary>Our process and the peer's train in turn, window by window, never both at once.</summary>
internal sealed record TrainingComparison(DirectoryInfo? Data, FileInfo? Python, int Processes, int Rounds, double Seconds)
{
    private const int TraceSteps = 20;

    public async Task<TrainingSummary> Run(string name, CancellationToken cancellation)
    {
        ITrainingJob job = AllJobs.Create(name, Data);
        List<TrainingWindow> ours = [], peers = [];
        double difference = 0;
        DirectoryInfo numbers = Directory.CreateTempSubdirectory("differentiator-");
        try
        {
            Write(job, numbers);
            for (int process = 0; process < Processes; process++)
            {
                using Worker worker = new(Own(name), cancellation);
                using Worker? peer = Python is null ? null : new(Peer(job, numbers), cancellation);
                double[] trace = await worker.Trace(TraceSteps);
                if (peer is not null)
                {
                    difference = Math.Max(difference, TrainingSummary.DifferenceOf(trace, await peer.Trace(TraceSteps)));
                }

                await Alternate(worker, peer, ours, peers);
            }
        }
        finally
        {
            numbers.Delete(recursive: true);
        }

        TrainingSummary summary = TrainingSummary.Of(job, ours);
        return Python is null ? summary : summary.Beside(ours, peers, difference);
    }

    private async Task Alternate(Worker worker, Worker? peer, List<TrainingWindow> ours, List<TrainingWindow> peers)
    {
        // Seconds, not calls: the JIT's last tier comes by the clock (PERFORMANCE: tiering traps).
        await worker.Measure(Math.Max(Seconds, 1));
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(await worker.Measure(Seconds));
            if (peer is not null)
            {
                peers.Add(await peer.Measure(Seconds));
            }
        }
    }

    private ProcessStartInfo Own(string name) => WithThreads(1, ChildProcess.StartInfo([TrainJobCommand.Verb, name, .. Data is null ? Array.Empty<string>() : [Data.FullName]]));

    private ProcessStartInfo Peer(ITrainingJob job, DirectoryInfo numbers) => WithThreads(job.Threads, new ProcessStartInfo(
        Python!.FullName, [Path.Combine(AppContext.BaseDirectory, "Training", "Peer", "peer.py"), job.Name, numbers.FullName]));

    // A core type in the environment would choose slower kernels than the machine has (OPENBLAS_CORETYPE=Haswell halves them).
    private static ProcessStartInfo WithThreads(int threads, ProcessStartInfo start)
    {
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    private static void Write(ITrainingJob job, DirectoryInfo directory)
    {
        foreach ((string name, double[] elements) in job.Numbers)
        {
            File.WriteAllBytes(Path.Combine(directory.FullName, name), MemoryMarshal.AsBytes<double>(elements));
        }
    }
}
