using System;
using System.Collections.Generic;
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
    public static async Task<Measurement[]> Measure(string ratioCase, double seconds, CancellationToken cancellation)
    {
        ProcessStartInfo start = StartInfo([MeasureCommand.Verb, ratioCase, seconds.ToString(CultureInfo.InvariantCulture)]);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement[]>(output)!
            : throw new InvalidOperationException($"Measuring {ratioCase} ended with exit code {process.ExitCode}.");
    }

    /// <summary>How to start this program with the given arguments.</summary>
    public static ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
        ProcessStartInfo start = new(program, [.. assembly, .. arguments]);

        // A core type in the environment would choose slower kernels than the machine has.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        return start;
    }
}
