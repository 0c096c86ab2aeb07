using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using Differentiator.Benchmarks.GradBench;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>Answers of a session.</summary>
internal static class Answers
{
    public static JsonNode To(string line) => JsonNode.Parse(Lines(line)[0])!;

    /// <summary>What is written for these lines.</summary>
    public static string[] Lines(params string[] lines)
    {
        using MemoryStream output = new();
        using StringReader input = new(string.Join('\n', lines));
        Session.Run(input, output);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }
}
