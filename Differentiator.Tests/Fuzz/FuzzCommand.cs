using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Random programs against differences and against each other, in first and second derivatives, and random syntax against the generator:
/// <code>
/// dotnet run --project Differentiator.Tests -- fuzz --programs 10000 --seed 1
/// dotnet run --project Differentiator.Tests -- fuzz --syntax 10000 --seed 1
/// dotnet run --project Differentiator.Tests -- fuzz --mutants 1000 --seed 1
/// dotnet run --project Differentiator.Tests -- fuzz --show 17 --seed 1
/// </code>
/// Failures are shrunk and printed as corpus functions; the exit code is 1 if there are any. <c>--from</c> skips programs;
/// <c>--second-every 5</c> checks second derivatives of each fifth program only, 0 of none; <c>--fast</c> checks fast derivatives, at longer
/// arrays, in place of those without the optimizer.
/// </summary>
internal static class FuzzCommand
{
    private const int BatchSize = 500;
    private const int ShrunkAtMost = 8;

    public static int Main(string[] arguments)
    {
        if (arguments is not ["fuzz", ..])
        {
            Console.Error.WriteLine("fuzz --programs N | --syntax N | --mutants N | --show N [--seed S] [--from N] [--second-every N] [--fast]");
            return 2;
        }

        ulong seed = (ulong)Option(arguments, "--seed", 1);
        int from = Option(arguments, "--from", 0);
        if (Option(arguments, "--show", -1) is var shown and >= 0)
            Console.WriteLine(CorpusText.Write(ProgramWriter.Write(seed, shown)));
        return Option(arguments, "--programs", 0) is var programs and > 0 ? Programs(seed, from, programs, Option(arguments, "--second-every", 1), arguments.Contains("--fast"))
            : Option(arguments, "--syntax", 0) is var sources and > 0 ? SyntaxBatch.Run(seed, from, sources, Console.Out)
            : Option(arguments, "--mutants", 0) is var mutants and > 0 ? Mutants(seed, from, mutants)
            : 0;
    }

    private static int Mutants(ulong seed, int from, int count)
    {
        var mutants = new MutantReport();
        for (int first = from; first < from + count; first += BatchSize)
            ProgramBatch.Run([.. Enumerable.Range(first, Math.Min(BatchSize, from + count - first)).Select(n => ProgramWriter.Write(seed, n))], new FuzzReport(), mutants);
        Console.WriteLine(FormattableString.Invariant($"seed {seed}, {count} programs: {mutants}"));
        return 0;
    }

    private static int Programs(ulong seed, int from, int count, int secondEvery, bool isFast)
    {
        var report = new FuzzReport { SecondEvery = isFast ? 0 : secondEvery, IsFast = isFast };
        var watch = Stopwatch.StartNew();
        int printed = 0;
        for (int first = from; first < from + count; first += BatchSize)
        {
            ProgramBatch.Run([.. Enumerable.Range(first, Math.Min(BatchSize, from + count - first)).Select(n => ProgramWriter.Write(seed, n)).Select(program => isFast ? program.Longer() : program)], report);
            foreach (FuzzFailure failure in report.Failures.Skip(printed).ToArray())
            {
                Console.WriteLine($"-- seed {seed}, program {failure.Program.Number}: {failure.Kind}: {failure.Message.Split('\n')[0]}");
                FuzzFailure minimal = printed++ < ShrunkAtMost && !isFast ? Shrinker.Shrink(failure) : failure;
                Console.WriteLine($"{minimal.Kind}: {minimal.Message}\n{CorpusText.Write(minimal.Program)}\n");
            }

            Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:F0} s: {report}"));
        }

        foreach (string invalid in report.Invalid.Take(5))
            Console.WriteLine($"not C#: {invalid}");
        Console.WriteLine(FormattableString.Invariant($"seed {seed}: {report}, {watch.Elapsed.TotalSeconds * 1000 / count:F1} s per 1000 programs"));
        return report.Failures.Count > 0 || report.Invalid.Count > 0 ? 1 : 0;
    }

    private static int Option(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is var place and >= 0 && place + 1 < arguments.Length
            ? int.Parse(arguments[place + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
