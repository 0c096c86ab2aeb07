using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Differentiator.Benchmarks.GradBench;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>The protocol: an answer to every message.</summary>
public sealed class SessionTests
{
    [Fact]
    public void Each_message_gets_a_line_with_its_id() => Assert.Equal(
        [
            """{"id":0,"tool":"differentiator"}""",
            """{"id":1,"success":true}""",
            """{"id":2}""",
        ],
        Answers.Lines(
            """{"id":0,"kind":"start","eval":"hello","config":{}}""",
            """{"id":1,"kind":"define","module":"hello"}""",
            """{"id":2,"kind":"analysis","of":1,"valid":true}"""));

    [Fact]
    public void A_function_is_run_as_often_as_is_wanted()
    {
        JsonNode answer = Answers.To(Evaluate("lse", "gradient", """{"x":[1,1],"min_runs":7,"min_seconds":0}"""));

        Assert.Equal("[0.5,0.5]", answer["output"]!.ToJsonString());
        Assert.True(answer["success"]!.GetValue<bool>());
        Assert.Equal(7, answer["timings"]!.AsArray().Count);
        Assert.All(answer["timings"]!.AsArray(), timing =>
        {
            Assert.Equal("evaluate", timing!["name"]!.GetValue<string>());
            Assert.True(timing["nanoseconds"]!.GetValue<long>() >= 0);
        });
    }

    [Fact]
    public void A_function_is_run_as_long_as_is_wanted()
    {
        JsonNode answer = Answers.To(Evaluate("lse", "primal", """{"x":[1,2,3],"min_runs":1,"min_seconds":0.05}"""));
        long[] timings = [.. answer["timings"]!.AsArray().Select(timing => timing!["nanoseconds"]!.GetValue<long>())];

        Assert.InRange(timings.Sum() + (100 * timings.Length), 50_000_000, long.MaxValue);
        Assert.True(timings[..^1].Sum() < 50_000_000);
    }

    [Theory]
    [InlineData("nonsense", null, "JSON")]
    [InlineData("[1]", null, "kind")]
    [InlineData("""{"id":3,"kind":"dance"}""", "3", "dance")]
    [InlineData("""{"id":"four","kind":"define","module":"chess"}""", "four", "chess")]
    [InlineData("""{"id":5,"kind":"evaluate","module":"lse","function":"hessian","input":{"x":[1]}}""", "5", "hessian")]
    [InlineData("""{"id":6,"kind":"evaluate","module":"lse","function":"primal"}""", "6", "input")]
    [InlineData("""{"id":7,"kind":"evaluate","module":"lse","function":"primal","input":{}}""", "7", "x")]
    [InlineData("""{"id":8,"kind":"evaluate","module":"lse","function":"primal","input":{"x":"y"}}""", "8", "Double")]
    [InlineData("""{"id":9,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[]}}""", "9", "infinity")]
    [InlineData("""{"id":10,"kind":"evaluate","module":"kmeans","function":"cost","input":{"points":[[1,2]],"centroids":[[1]]}}""", "10", "points")]
    [InlineData("""{"id":11,"kind":"evaluate","module":"gmm","function":"objective","input":{"d":1,"k":2,"n":0,"m":0,"gamma":1,"alpha":[1],"mu":[[1]],"q":[[1]],"l":[[]],"x":[]}}""", "11", "alpha")]
    [InlineData("""{"id":12,"kind":"evaluate","module":"ba","function":"objective","input":{"n":1,"m":1,"p":1,"cam":[1],"x":[1,2,3],"w":1,"feat":[1,2]}}""", "12", "cam")]
    [InlineData("""{"id":13,"kind":"evaluate","module":"lstm","function":"objective","input":{"main_params":[],"extra_params":[[1],[1]],"state":[],"sequence":[[1],[2]]}}""", "13", "extra_params")]
    [InlineData("", null, "JSON")]
    [InlineData("   ", null, "JSON")]
    [InlineData("null", null, "kind")]
    [InlineData("""{"id":14""", null, "JSON")]
    [InlineData("""{"kind":"define","id":"fourteen","module":""", "fourteen", "JSON")]
    [InlineData("""{"other":{"id":1},"module":""", null, "JSON")]
    [InlineData("""{"id":[1,""", null, "JSON")]
    [InlineData("""{"id":14,"kind":"define","module":"hello"} and more""", "14", "JSON")]
    [InlineData("""{"id":15,"kind":"\ud800"}""", "15", "")]
    [InlineData("""{"id":16,"kind":"define"}""", "16", "module")]
    [InlineData("""{"id":17,"kind":"evaluate","module":"lse","input":{"x":[1]}}""", "17", "function")]
    [InlineData("""{"id":18,"kind":"evaluate","module":"lse","function":5,"input":{"x":[1]}}""", "18", "function")]
    [InlineData("""{"id":19,"kind":"evaluate","module":"lse","function":"primal","input":null}""", "19", "null")]
    [InlineData("""{"id":20,"kind":"evaluate","module":"lse","function":"primal","input":{"x":null}}""", "20", "x")]
    [InlineData("""{"id":21,"kind":"evaluate","module":"hello","function":"square","input":1e400}""", "21", "infinity")]
    [InlineData("""{"id":22,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1e400,1]}}""", "22", "infinity")]
    [InlineData("""{"id":23,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1],"min_runs":1e400}}""", "23", "min_runs")]
    [InlineData("""{"id":24,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1],"min_seconds":1e300}}""", "24", "min_seconds")]
    [InlineData("""{"id":25,"kind":"evaluate","module":"lse","function":"primal","input":{"x":[1],"min_runs":"some"}}""", "25", "Number")]
    [InlineData("""{"id":26,"kind":"evaluate","module":"ba","function":"jacobian","input":{"n":1,"m":1,"p":30000000000,"cam":[0,0,0,0,0,0,0,0,0,0,0],"x":[1,2,3],"w":1,"feat":[1,2]}}""", "26", "$.p")]
    [InlineData("""{"id":27,"kind":"evaluate","module":"ba","function":"jacobian","input":{"n":1,"m":1,"p":2000000000,"cam":[0,0,0,0,0,0,0,0,0,0,0],"x":[1,2,3],"w":1,"feat":[1,2]}}""", "27", "memory")]
    [InlineData("""{"id":28,"kind":"evaluate","module":"ba","function":"objective","input":{"n":2000000000,"m":1,"p":1,"cam":[0,0,0,0,0,0,0,0,0,0,0],"x":[1,2,3],"w":1,"feat":[1,2]}}""", "28", "memory")]
    public void What_is_wrong_is_said_and_survived(string line, string? id, string word)
    {
        JsonNode[] answers = [.. Answers.Lines(line, """{"id":99,"kind":"define","module":"hello"}""").Select(answer => JsonNode.Parse(answer)!)];

        Assert.Equal(id, answers[0]["id"]?.ToString());
        Assert.False(answers[0]["success"]!.GetValue<bool>());
        Assert.Contains(word, answers[0]["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"id":99,"success":true}""", answers[1].ToJsonString());
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e400")]
    [InlineData("[1, {}]")]
    public void An_id_comes_back_as_it_is(string id) =>
        Assert.Equal([$$"""{"id":{{id}},"success":true}"""], Answers.Lines($$"""{"id":{{id}},"kind":"define","module":"hello"}"""));

    [Fact]
    public void The_last_line_may_be_without_an_end() =>
        Assert.Equal(["""{"id":1}""", """{"id":2}"""], Answers.Lines("""{"id":1,"kind":"analysis"}""", """{"id":2,"kind":"analysis"}"""));

    [Fact]
    public void There_is_nothing_to_say_to_no_input()
    {
        using MemoryStream output = new();
        using StringReader input = new("");
        Session.Run(input, output);

        Assert.Equal(0, output.Length);
    }

    [Fact]
    public async Task The_program_answers_on_its_output_until_the_input_ends()
    {
        string[] here = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/').Split('/');
        string program = Path.Combine(Repository.Root, "Differentiator.Benchmarks", "bin", here[^2], here[^1], "Differentiator.Benchmarks.dll");
        ProcessStartInfo start = new("dotnet", [program, "gradbench"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;

        await process.StandardInput.WriteLineAsync("""{"id":1,"kind":"define","module":"hello"}""");
        Assert.Equal("""{"id":1,"success":true}""", await process.StandardOutput.ReadLineAsync());
        await process.StandardInput.WriteLineAsync(Evaluate("hello", "double", "4"));
        process.StandardInput.Close();
        Assert.StartsWith("""{"id":1,"success":true,"output":8,"timings":[""", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Evaluate(string eval, string function, string input) =>
        $$"""{"id":1,"kind":"evaluate","module":"{{eval}}","function":"{{function}}","input":{{input}}}""";
}
