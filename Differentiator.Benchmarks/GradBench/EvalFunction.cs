using System;
using System.Text.Json;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>A function of an eval: makes of its input, as JSON, what can be run and timed.</summary>
internal sealed record EvalFunction(string Name, Func<JsonElement, EvalRun> Prepare)
{
    /// <summary>A function whose input is an object or a number of its own type.</summary>
    public static EvalFunction Of<T>(string name, Func<T, EvalRun> prepare) => new(name, input => prepare(
        input.Deserialize<T>(Json.Options) ?? throw new JsonException("The input is null.")));
}
