using System.IO;
using System.Linq;
using Differentiator.Samples.CommandLine;
using Differentiator.Samples.Inspect.Graph;

namespace Differentiator.Samples.Inspect;

/// <summary>Draws the computation graph of a method.</summary>
internal static class GraphReport
{
    /// <param name="file">Where to; null for the console and the directory of drawings.</param>
    public static void Draw(Output output, DifferentiatedMethod method, string? file)
    {
        string[] written = [.. Sources.Written(method)];
        if (written.Length == 0)
            throw new FileNotFoundException($"There is no source of {method.Name} beside the program.");
        MethodGraph graph = MethodReader.Read(written.First(), method.Name, method.WithRespectTo, name => Sources.Written(method with { Method = name }));
        if (file is null)
        {
            output.Text(MermaidGraph.Write(graph));
            output.Drawing($"{method.Name}.svg", SvgGraph.Write(graph));
            return;
        }

        File.WriteAllText(file, IsMermaid(file) ? MermaidGraph.Write(graph) : SvgGraph.Write(graph));
        output.Text($"drawn: {file}");
    }

    private static bool IsMermaid(string file) => Path.GetExtension(file) is ".mmd" or ".md" or ".mermaid";
}
