using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Differentiator.Benchmarks.GradBench.Golden;

/// <summary>How far an output is from a reference: <c>max |a - b| / max |b|</c> over all numbers of an array, the largest over the parts
/// of an object; infinite where shapes differ.</summary>
internal static class Deviation
{
    public static double Between(JsonNode? output, JsonNode? reference)
    {
        if (reference is JsonObject parts)
        {
            return output is JsonObject own && own.Count == parts.Count
                ? parts.Max(part => Between(own.TryGetPropertyValue(part.Key, out JsonNode? value) ? value : null, part.Value))
                : double.PositiveInfinity;
        }

        List<(double Number, double Reference)> pairs = [];
        if (!Pair(output, reference, pairs))
        {
            return double.PositiveInfinity;
        }

        double difference = pairs.Select(pair => Math.Abs(pair.Number - pair.Reference)).DefaultIfEmpty().Max();
        double size = pairs.Select(pair => Math.Abs(pair.Reference)).DefaultIfEmpty().Max();
        return difference == 0 ? 0 : difference / size;
    }

    private static bool Pair(JsonNode? output, JsonNode? reference, List<(double Number, double Reference)> pairs)
    {
        if (output is JsonArray own && reference is JsonArray array)
        {
            return own.Count == array.Count && own.Zip(array).All(pair => Pair(pair.First, pair.Second, pairs));
        }

        if (output is not JsonValue number || reference is not JsonValue value)
        {
            return false;
        }

        pairs.Add((number.GetValue<double>(), value.GetValue<double>()));
        return true;
    }
}
