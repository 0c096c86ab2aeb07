using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>What an eval should answer, computed in another way: inputs of a seed, and for each function the output for an input.</summary>
internal sealed record Reference(string Eval, Func<Random, JsonNode> Input, IReadOnlyDictionary<string, Func<JsonNode, JsonNode>> Functions);
