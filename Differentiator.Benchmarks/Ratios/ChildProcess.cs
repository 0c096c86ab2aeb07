using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>Measures a case in a new process of this program, as the JIT's luck differs from process to process.</summary>
internal static class ChildProcess
{
    public static async Task<Measurement[]> Measure(RatioCase ratioCase, double seconds, CancellationToken cancellation)
    {
        using Process process = Process.Start(StartInfo(ratioCase, seconds))!;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement[]>(output)!
            : throw new InvalidOperationException($"Measuring {ratioCase.Name} ended with exit code {process.ExitCode}.");
    }

    private static ProcessStartInfo StartInfo(RatioCase ratioCase, double seconds)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        start.ArgumentList.Add(MeasureCommand.Verb);
        start.ArgumentList.Add(ratioCase.Name);
        start.ArgumentList.Add(seconds.ToString(CultureInfo.InvariantCulture));
        return start;
    }
}
