using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>One of the suite's problems: its name there, and the functions that it asks for.</summary>
internal sealed record Eval(string Name, params IReadOnlyList<EvalFunction> Functions)
{
    /// <summary>What there is to compare with of a reference's output for an input, if not all of it has a meaning.</summary>
    public Func<JsonNode, JsonNode, JsonNode> Meaning { get; init; } = (_, output) => output;

    public EvalFunction? Find(string function) => Functions.FirstOrDefault(candidate => candidate.Name == function);
}
