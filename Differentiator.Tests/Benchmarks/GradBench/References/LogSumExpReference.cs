using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>Without the maximum, for small numbers; the gradient is the softmax.</summary>
internal static class LogSumExpReference
{
    public static Reference Create() => new(
        "lse",
        random => Numbers.Json(new { x = Numbers.Normal(random, 12) }),
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["primal"] = input => Math.Log(Numbers.Get<double[]>(input, "x").Sum(Math.Exp)),
            ["gradient"] = input =>
            {
                double[] powers = [.. Numbers.Get<double[]>(input, "x").Select(Math.Exp)];
                return Numbers.Json(powers.Select(power => power / powers.Sum()));
            },
        });
}
