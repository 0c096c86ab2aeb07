using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Tests.Infrastructure.Harness;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Mutated programs and corpus functions against the generator: it never throws, and where the input has no error, what it
/// emits has none.
/// </summary>
internal static class SyntaxBatch
{
    private const int BatchSize = 200;
    private const int ProgressEvery = 10;
    private const int PrintedAtMost = 40;

    // A batch takes seconds, a source alone a fraction of one.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly SyntaxOutcome GivenUp = new(0, 0, 1, []);

    /// <summary>The exit code: 1 if there was a failure.</summary>
    public static int Run(ulong seed, int from, int count, TextWriter output)
    {
        IReadOnlyList<string> corpus = Snippets.OfCorpus();
        SyntaxOutcome sum = new(0, 0, 0, []);
        int done = 0, printed = 0;
        object gate = new();
        var watch = Stopwatch.StartNew();
        int[] firsts = [.. Enumerable.Range(0, (count + BatchSize - 1) / BatchSize).Select(batch => from + (batch * BatchSize))];
        Parallel.ForEach(firsts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, first =>
        {
            MarkedSource[] sources = [.. Enumerable.Range(first, Math.Min(BatchSize, from + count - first)).Select(number => Source(seed, number, corpus))];
            SyntaxOutcome outcome = CheckAll(sources);
            lock (gate)
            {
                (sum, done) = (SyntaxOutcome.Sum(sum, outcome), done + sources.Length);
                foreach (string failure in outcome.Failures.Take(PrintedAtMost - printed))
                    output.WriteLine(failure);
                printed = Math.Min(sum.Failures.Length, PrintedAtMost);
                if (done % (ProgressEvery * BatchSize) == 0)
                    Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:F0} s: {done} sources, {sum.Refused} refused, {sum.Failures.Length} failures"));
            }
        });
        output.WriteLine(FormattableString.Invariant($"seed {seed}: {count} sources ({sum.Valid} of them C#, {sum.Refused} refused, {sum.GivenUp} too much for the C# compiler itself), {sum.Failures.Length} failures"));
        return sum.Failures.IsEmpty ? 0 : 1;
    }

    private static MarkedSource Source(ulong seed, int number, IReadOnlyList<string> corpus)
    {
        FuzzRandom random = FuzzRandom.For(~seed, number);
        string members = random.Chance(30) ? ProgramWriter.Write(seed, number).Members : random.Pick(corpus);
        string mutated = random.Chance(15) ? TokenMutation.Apply(members, random) : NodeMutation.Apply(members, corpus, random);
        string text = $"using System;\nusing Differentiator;\n\nnamespace N{number};\n\npublic static partial class Input{number}\n{{\n{mutated}\n}}\n";
        return new MarkedSource($"Input{number}.cs", random.Chance(3) ? TokenMutation.Apply(text, random) : text, []);
    }

    // The C# compiler itself may fail on a source, or never return: the others of its batch are tried without it.
    private static SyntaxOutcome CheckAll(MarkedSource[] sources)
    {
        try
        {
            if (Within(Limit, () => SyntaxCheck.Of(sources)) is { } outcome)
                return outcome;
        }
        catch (Exception exception) when (sources.Length == 1)
        {
            return CompilerFails(sources[0]) ? GivenUp : Failure($"{exception}\n{sources[0].Text}");
        }
        catch (Exception)
        {
            // Alone, below.
        }

        if (sources.Length > 1)
            return SyntaxOutcome.Sum([.. sources.Select(source => CheckAll([source]))]);
        return CompilerFails(sources[0]) ? GivenUp : Failure($"No answer within {Limit}.\n{sources[0].Text}");
    }

    private static SyntaxOutcome Failure(string text) => new(0, 0, 0, [text]);

    private static bool CompilerFails(MarkedSource source)
    {
        try
        {
            return Within(Limit, () => SyntaxCheck.Compile([source]).GetDiagnostics().AsEnumerable()) is null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return true;
        }
    }

    /// <summary>What <paramref name="work"/> returns or throws; null if it does neither in time, and is left to itself.</summary>
    private static T? Within<T>(TimeSpan limit, Func<T> work)
        where T : class
    {
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([task], limit) < 0 ? null : task.GetAwaiter().GetResult();
    }
}
