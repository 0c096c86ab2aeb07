using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>Numbers to and from JSON.</summary>
internal static class Numbers
{
    public static double[] Normal(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

    public static double[][] Normal(Random random, int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Normal(random, columns))];

    public static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value)!;

    public static T Get<T>(JsonNode input, string name) => input[name].Deserialize<T>()!;

    public static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];

    public static double[][] Rows(IEnumerable<double> elements, int width) => [.. elements.Chunk(width)];

    /// <summary>The same shape, and <c>max |a - b| &lt;= tolerance max |b|</c> over the numbers of each part.</summary>
    public static void Close(JsonNode expected, JsonNode actual, double tolerance)
    {
        ILookup<string, (string Path, double Number)> parts = All(expected).ToLookup(Part), own = All(actual).ToLookup(Part);
        Assert.Equal(parts.Select(part => part.Key).Order(), own.Select(part => part.Key).Order());
        Assert.All(parts, part =>
        {
            Assert.Equal(part.Select(entry => entry.Path), own[part.Key].Select(entry => entry.Path));
            double size = part.Max(entry => Math.Abs(entry.Number));
            Assert.All(part.Zip(own[part.Key]), pair => Assert.InRange(Math.Abs(pair.First.Number - pair.Second.Number), 0, tolerance * size));
        });
    }

    private static string Part((string Path, double Number) entry) => entry.Path.Split('[')[0];

    private static IEnumerable<(string Path, double Number)> All(JsonNode node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => All(part.Value!)),
        JsonArray elements => elements.SelectMany(element => All(element!)),
        _ => [(node.GetPath(), node.GetValue<double>())],
    };
}
