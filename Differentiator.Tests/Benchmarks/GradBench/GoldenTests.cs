using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Differentiator.Benchmarks.GradBench.Golden;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>The check against records: what it finds, and what it makes of it.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("3", "3", 0)]
    [InlineData("[1,[2,4]]", "[1,[2,4]]", 0)]
    [InlineData("[1,[2,4]]", "[1,[2,5]]", 0.2)]
    [InlineData("""{"b":[100],"a":[1,1]}""", """{"a":[1,2],"b":[100]}""", 0.5)]
    [InlineData("[0,0]", "[0,0]", 0)]
    [InlineData("[0,1]", "[0,0]", double.PositiveInfinity)]
    [InlineData("[1,2]", "[1,2,3]", double.PositiveInfinity)]
    [InlineData("[1,[2]]", "[1,2]", double.PositiveInfinity)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", double.PositiveInfinity)]
    [InlineData("null", "1", double.PositiveInfinity)]
    public void A_deviation_is_relative_to_the_largest_number(string output, string reference, double deviation) =>
        Assert.Equal(deviation, Deviation.Between(JsonNode.Parse(output), JsonNode.Parse(reference)));

    [Fact]
    public void Records_that_are_off_are_found()
    {
        using TemporaryDirectory directory = new();
        File.WriteAllText(Path.Combine(directory.Path, "hello.json"), """
            [
              { "function": "square", "input": 3, "output": 9 },
              { "function": "double", "input": 3, "output": 6.000000001 },
              { "function": "cube", "input": 3, "output": 27 }
            ]
            """);

        GoldenResult[] results = [.. GoldenCheck.Run(new DirectoryInfo(directory.Path))];

        Assert.Equal([true, false, false], results.Select(result => result.IsRight));
        Assert.Equal(1e-9 / 6, results[1].Deviation, 1e-12);
        Assert.Contains("cube", results[2].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_starts_that_a_matrix_does_not_have_are_left_out()
    {
        using TemporaryDirectory directory = new();
        JsonNode input = References.BundleAdjustmentReference.Create().Input(new Random(1));
        input["p"] = 2;
        JsonNode output = References.BundleAdjustmentReference.Create().Functions["jacobian"](input);
        JsonArray rows = output["rows"]!.AsArray();
        while (rows.Count < 31)
            rows.Insert(7, 12345);
        File.WriteAllText(
            Path.Combine(directory.Path, "ba.json"), new JsonArray(new JsonObject { ["function"] = "jacobian", ["input"] = input, ["output"] = output }).ToJsonString());

        GoldenResult result = Assert.Single(GoldenCheck.Run(new DirectoryInfo(directory.Path)));

        Assert.True(result.IsRight && result.IsPartial);
    }
}
