using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>Writes a computation graph in the language of Mermaid, which Markdown viewers draw.</summary>
internal static class MermaidGraph
{
    public static string Write(MethodGraph graph)
    {
        Dictionary<Node, string> names = graph.Nodes.Select((node, k) => (node, Name: string.Create(CultureInfo.InvariantCulture, $"n{k}"))).ToDictionary(pair => pair.node, pair => pair.Name);
        var text = new StringBuilder("flowchart TD\n");
        int scopes = 0;
        Write(graph.Root, "  ");

        List<int> adjoints = [];
        int lines = 0;
        foreach (Edge edge in graph.Edges)
        {
            if (edge.HasValue)
                Line($"{names[edge.From]} --> {names[edge.To]}");
            if (!edge.HasAdjoint)
                continue;
            adjoints.Add(lines);
            Line($"{names[edge.To]} -.->{(edge.Factor.Length > 0 ? $"|\"× {Escaped(edge.Factor)}\"|" : "")} {names[edge.From]}");
        }

        foreach (Edge edge in graph.Carried)
            Line($"{names[edge.From]} ==>|\"next iteration\"| {names[edge.To]}");
        if (adjoints.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"  linkStyle {string.Join(",", adjoints)} stroke:#d9541e,color:#d9541e\n");
        text.Append("  classDef parameter fill:#dfeaff,stroke:#2563c9\n  classDef data fill:#f1f3f6,stroke:#9aa3af\n  classDef operation fill:#ffffff,stroke:#6b7480\n");
        text.Append("  classDef carried fill:#ffffff,stroke:#6b7480,stroke-dasharray:4 3\n  classDef result fill:#dff3e6,stroke:#1f8a4c\n  classDef gradient fill:#fde6dc,stroke:#d9541e\n");
        return text.ToString();

        void Line(string line)
        {
            text.Append("  ").Append(line).Append('\n');
            lines++;
        }

        void Write(Scope scope, string indentation)
        {
            foreach (Item item in scope.Items)
            {
                if (item is Node node)
                {
                    string variable = node.Variable.Length > 0 ? $"<br/><i>{Escaped(node.Variable)}</i>" : "";
                    text.Append(CultureInfo.InvariantCulture, $"{indentation}{names[node]}[\"{Escaped(node.Text)}{variable}\"]:::{node.Kind.ToString().ToLowerInvariant()}\n");
                }
                else if (item is Scope inner)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{indentation}subgraph s{scopes++}[\"{Escaped(inner.Title)}\"]\n");
                    Write(inner, indentation + "  ");
                    text.Append(indentation).Append("end\n");
                }
            }
        }
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;").Replace(">", "&gt;");
}
