using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>Measures cases, each in several processes.</summary>
internal static class Interleaved
{
    // Processes outermost: a disturbance of some minutes then meets every case once, not one case seven times.
    public static async Task<RatioSummary[]> Measure((string Name, string Key)[] cases, int processes, double seconds, CancellationToken cancellation)
    {
        Dictionary<string, List<Measurement[]>> results = cases.ToDictionary(c => c.Key, _ => new List<Measurement[]>());
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        await console.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask("measuring", maxValue: cases.Length * processes);
            for (int process = 0; process < processes; process++)
            {
                foreach ((string name, string key) in cases)
                {
                    task.Description = name;
                    results[key].Add(await ChildProcess.Measure(key, seconds, cancellation));
                    task.Increment(1);
                }
            }
        });
        return [.. cases.SelectMany(c => RatioSummary.Of(c.Name, results[c.Key]))];
    }
}
