using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>The protocol of the suite: a message to a line, and to each an answer of one line. What is wrong with a message is in its answer.</summary>
internal static class Session
{
    private const string Tool = "differentiator";

    /// <summary>Of an answer, whose timings are kept until it is written.</summary>
    private const double MostRuns = 1e8;

    private const double MostSeconds = 24 * 60 * 60;

    public static void Run(TextReader input, Stream output)
    {
        while (input.ReadLine() is { } line)
        {
            Answer(line).Write(output);
        }
    }

    /// <summary>The answer to one message.</summary>
    public static Answer Answer(string line)
    {
        JsonElement message;
        try
        {
            message = JsonElement.Parse(line);
        }
        catch (JsonException exception)
        {
            return new Answer(BrokenMessage.Id(line)) { Error = $"This is no JSON: {exception.Message}" };
        }

        Answer answer = new(Find(message, "id"));
        try
        {
            return Respond(message, answer);
        }

        // Whatever an input makes a function do, the next message must be answered.
        catch (Exception exception)
        {
            return answer with { Error = $"{exception.GetType().Name}: {exception.Message}" };
        }
    }

    private static Answer Respond(JsonElement message, Answer answer)
    {
        switch (Text(message, "kind"))
        {
            case "start":
                return answer with { Tool = Tool };
            case "define":
                Module(message);
                return answer with { Succeeded = true };
            case "evaluate":
                return Evaluate(message, answer);
            case "analysis":
                return answer;
            case var kind:
                throw new InvalidDataException($"A message of kind '{kind}' is not known.");
        }
    }

    private static Answer Evaluate(JsonElement message, Answer answer)
    {
        Eval eval = Module(message);
        string name = Text(message, "function");
        EvalFunction function = eval.Find(name)
            ?? throw new InvalidDataException($"{eval.Name} has no function '{name}', but {string.Join(", ", eval.Functions.Select(known => known.Name))}.");
        JsonElement input = Find(message, "input") ?? throw new InvalidDataException("The message has no input.");
        double minimumRuns = Number(input, "min_runs", MostRuns), minimumSeconds = Number(input, "min_seconds", MostSeconds);
        EvalRun run = function.Prepare(input);
        long[] timings = RunClock.Time(run.Run, minimumRuns, minimumSeconds);
        return answer with { Succeeded = true, Output = JsonSerializer.SerializeToUtf8Bytes(run.Output(), Json.Options), Timings = timings };
    }

    private static Eval Module(JsonElement message)
    {
        string name = Text(message, "module");
        return AllEvals.Find(name) ?? throw new InvalidDataException($"There is no module '{name}', but {string.Join(", ", AllEvals.Names)}.");
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) ? found : null;

    private static string Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : throw new InvalidDataException($"The message has no {name}.");

    private static double Number(JsonElement input, string name, double most)
    {
        double number = Find(input, name)?.GetDouble() ?? 0;
        return number <= most ? number : throw new InvalidDataException($"{name} must not be more than {most}.");
    }
}
