using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.Golden;

/// <summary>Runs records of inputs and outputs through the protocol, and says how far the answers are from what they should be.</summary>
internal static class GoldenCheck
{
    public const double Tolerance = 1e-10;

    private const string Legend =
        "Deviation: max |a - b| / max |b| over the numbers of the output, or of each of its parts; infinite if the answer is an error or of another shape.";

    /// <summary>Checks <c>EVAL.json</c> for each eval of which there is one.</summary>
    public static IEnumerable<GoldenResult> Run(DirectoryInfo folder) =>
        from name in AllEvals.Names
        let path = Path.Combine(folder.FullName, name + ".json")
        where File.Exists(path)
        from pair in JsonNode.Parse(File.ReadAllBytes(path))!.AsArray().Select((record, index) => (Record: record!, Number: index + 1))
        select Check(AllEvals.Find(name)!, pair.Number, pair.Record);

    /// <summary>Prints a table; false if a record deviates, or there are none.</summary>
    public static bool Print(IEnumerable<GoldenResult> results)
    {
        ResultTable table = new(Legend, ["eval", "record", "function", "deviation", ""], texts: 5);
        int count = 0, wrong = 0;
        foreach (GoldenResult result in results)
        {
            string deviation = result.Deviation.ToString("0.0e+0", CultureInfo.InvariantCulture);
            string note = result.Error ?? (result.IsRight ? "" : "deviates") + (result.IsPartial ? "without what has no meaning in the record" : "");
            table.Add(result.Eval, result.Number.ToString(CultureInfo.InvariantCulture), result.Function, deviation, note);
            count++;
            wrong += result.IsRight ? 0 : 1;
        }

        table.Print();
        Console.WriteLine($"{count - wrong} of {count} records within {Tolerance}");
        return count > 0 && wrong == 0;
    }

    private static GoldenResult Check(Eval eval, int number, JsonNode record)
    {
        string function = record["function"]!.GetValue<string>();
        JsonNode input = record["input"]!;
        JsonObject message = new()
        {
            ["id"] = number,
            ["kind"] = "evaluate",
            ["module"] = eval.Name,
            ["function"] = function,
            ["input"] = input.DeepClone(),
        };
        using MemoryStream line = new();
        Session.Answer(message.ToJsonString()).Write(line);
        JsonNode answer = JsonNode.Parse(Encoding.UTF8.GetString(line.ToArray()))!;
        JsonNode output = record["output"]!, meaning = eval.Meaning(input, output.DeepClone());
        return new GoldenResult(eval.Name, number, function, Deviation.Between(answer["output"], meaning))
        {
            IsPartial = !JsonNode.DeepEquals(output, meaning),
            Error = answer["error"]?.GetValue<string>(),
        };
    }
}
