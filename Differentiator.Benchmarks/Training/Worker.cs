using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Differentiator.Benchmarks.Training;

/// <summary>A process that trains one job while it is told to, and waits otherwise.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process;
    private readonly CancellationToken cancellation;

    public Worker(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        process = Process.Start(start)!;
        this.cancellation = cancellation;
    }

    public Task<double[]> Trace(int steps) => Ask<double[]>($"trace {steps}");

    public Task<TrainingWindow> Measure(double seconds) => Ask<TrainingWindow>(string.Create(CultureInfo.InvariantCulture, $"window {seconds}"));

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        if (!process.WaitForExit(1000))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task<T> Ask<T>(string command)
    {
        string? answer = null;
        try
        {
            await process.StandardInput.WriteLineAsync(command.AsMemory(), cancellation);
            await process.StandardInput.FlushAsync(cancellation);
            answer = await process.StandardOutput.ReadLineAsync(cancellation);
        }
        catch (IOException)
        {
            // It has ended before it could read; what it had to say is on the error output.
        }

        return answer is null
            ? throw new WorkerException($"'{process.StartInfo.FileName}' has ended without an answer.")
            : JsonSerializer.Deserialize<T>(answer)!;
    }
}
