using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Products;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>The verb of the child processes: measures one case and writes its measurements as JSON.</summary>
internal static class MeasureCommand
{
    public const string Verb = "measure-case";

    public static Command Create()
    {
        Argument<string> key = new("key");
        Argument<double> seconds = new("seconds");
        Command command = new(Verb, "Measures one case in this process.") { key, seconds };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetRequiredValue(key);
            RatioCase ratioCase = ProductShape.All.SingleOrDefault(shape => shape.Name == wanted)?.Case()
                ?? AllCases.Find(wanted)
                ?? throw new InvalidOperationException($"There is no case {wanted}.");
            ratioCase.Verify();
            Console.WriteLine(JsonSerializer.Serialize(RatioRunner.Measure(ratioCase, parsed.GetRequiredValue(seconds))));
        });
        return command;
    }
}
