using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Differentiator.Benchmarks.Training.Jobs;

namespace Differentiator.Benchmarks.Training;

/// <summary>
/// The verb of the workers: answers each line of the input with a line of JSON. <c>trace N</c> gives the losses of the first
/// N steps, <c>window SECONDS</c> times.
/// </summary>
internal static class TrainJobCommand
{
    public const string Verb = "train-job";

    public static Command Create()
    {
        Argument<string> name = new("name");
        Argument<DirectoryInfo?> data = new("data") { Arity = ArgumentArity.ZeroOrOne };
        Command command = new(Verb, "Trains one job in this process, as its input says.") { name, data };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            TrainingClock clock = new(AllJobs.Create(parsed.GetRequiredValue(name), parsed.GetValue(data)));
            while (Console.ReadLine()?.Split(' ') is [string verb, string argument])
            {
                object answer = verb == "trace"
                    ? clock.Trace(int.Parse(argument, CultureInfo.InvariantCulture))
                    : clock.Measure(double.Parse(argument, CultureInfo.InvariantCulture));
                Console.WriteLine(JsonSerializer.Serialize(answer));
            }
        });
        return command;
    }
}
