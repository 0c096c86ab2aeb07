using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Differentiator.Benchmarks.GradBench;
using Differentiator.Tests.Benchmarks.GradBench.References;
using Xunit;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>What the evals answer, beside what is computed without the compiler: by complex steps through other formulas, or in closed form.</summary>
public sealed class EvalTests
{
    private const double Tolerance = 1e-10;
    private const int Seeds = 6;

    private static readonly Dictionary<string, Reference> All = new[]
    {
        HelloReference.Create(), LogSumExpReference.Create(), GaussianMixtureReference.Create(), LongShortTermMemoryReference.Create(),
        BundleAdjustmentReference.Create(), HandTrackingReference.Create(), KMeansReference.Create(),
    }.ToDictionary(reference => reference.Eval);

    public static TheoryData<string, string> Functions()
    {
        TheoryData<string, string> functions = [];
        foreach (string name in AllEvals.Names)
        {
            foreach (EvalFunction function in AllEvals.Find(name)!.Functions)
                functions.Add(name, function.Name);
        }

        return functions;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void An_answer_is_the_reference_s(string eval, string function)
    {
        Reference reference = All[eval];
        Assert.All(Enumerable.Range(1, Seeds), seed =>
        {
            JsonNode input = reference.Input(new Random(seed));

            Numbers.Close(reference.Functions[function](input), Output(eval, function, input), Tolerance);
        });
    }

    [Fact]
    public void A_tie_is_no_error() => Numbers.Close(
        Numbers.Json(new[] { 0.5 / (1 + (0.5 * Math.Exp(-1))), 0.5 / (1 + (0.5 * Math.Exp(-1))), 0.5 / (Math.E + 0.5) }),
        Output("lse", "gradient", Numbers.Json(new { x = new[] { 700.0, 700, 699 } })),
        Tolerance);

    [Fact]
    public void A_hand_that_is_not_turned_turns_with_no_number()
    {
        Reference reference = All["ht"];
        JsonNode input = reference.Input(new Random(1));
        for (int i = 0; i < 3; i++)
            input["theta"]![i] = 0;

        Numbers.Close(reference.Functions["jacobian"](input), Output("ht", "jacobian", input), Tolerance);
    }

    private static JsonNode Output(string eval, string function, JsonNode input)
    {
        JsonObject message = new() { ["id"] = 1, ["kind"] = "evaluate", ["module"] = eval, ["function"] = function, ["input"] = input.DeepClone() };
        JsonNode answer = Answers.To(message.ToJsonString());
        Assert.Equal("", answer["error"]?.GetValue<string>() ?? "");
        return answer["output"]!.DeepClone();
    }
}
