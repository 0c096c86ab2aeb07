using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>A square and its slope.</summary>
internal static class HelloReference
{
    public static Reference Create() => new(
        "hello",
        random => random.NextDouble(),
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["square"] = input => Math.Pow(input.GetValue<double>(), 2),
            ["double"] = input => 2 * input.GetValue<double>(),
        });
}
