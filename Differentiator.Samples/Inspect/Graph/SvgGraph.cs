using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Differentiator.Samples.Charts;
using Differentiator.Samples.Inspect.Graph.Layout;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>Draws a computation graph as an SVG document: values go down, adjoints come back up beside them.</summary>
internal static class SvgGraph
{
    private const double Margin = 24;
    private const double Head = 96;
    private const double Least = 690;

    /// <summary>How far an adjoint goes beside its value.</summary>
    private const double Beside = 7;

    private const string Style = """
        <style>
        .node { stroke-width: 1.5; fill: #ffffff; stroke: #6b7480 }
        .parameter { fill: #dfeaff; stroke: #2563c9 }
        .data { fill: #f1f3f6; stroke: #9aa3af }
        .carried { stroke-dasharray: 4 3 }
        .result { fill: #dff3e6; stroke: #1f8a4c }
        .gradient { fill: #fde6dc; stroke: #d9541e }
        .scope { fill: #8a93a0; fill-opacity: 0.07; stroke: #9aa3af; stroke-dasharray: 6 4 }
        .value { fill: none; stroke: #6b7480; stroke-width: 1.5 }
        .adjoint { fill: none; stroke: #d9541e; stroke-width: 1.5 }
        .tip { fill: #6b7480 }
        .tail { fill: #d9541e }
        .inside { font-size: 14px; fill: #171b21; text-anchor: middle }
        .variable { font-size: 11.5px; font-style: italic; text-anchor: middle }
        .small { font-size: 11.5px }
        .factor { font-size: 11.5px; fill: #b3410f }
        @media (prefers-color-scheme: dark) {
        .node { fill: #1d2229; stroke: #8a93a0 }
        .parameter { fill: #182a4a; stroke: #6ea2ff }
        .data { fill: #23282f; stroke: #6b7480 }
        .result { fill: #17351f; stroke: #58c98a }
        .gradient { fill: #40220f; stroke: #ff8f5c }
        .inside { fill: #f0f3f7 }
        .factor { fill: #ff8f5c }
        .adjoint { stroke: #ff8f5c } .tail { fill: #ff8f5c }
        }
        </style>
        """;

    public static string Write(MethodGraph graph)
    {
        var layout = ScopeLayout.Of(graph, Margin, Head);
        double width = Math.Max(Least, graph.Root.Width + 2 * Margin), height = graph.Root.Height + Head + Margin;
        var svg = new SvgText();
        svg.Element($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">");
        svg.Element($"<title>{graph.Title}: computation graph</title>");
        svg.Raw(Theme.Style);
        svg.Raw(Style);
        svg.Raw("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
        svg.Element($"<text class=\"title\" x=\"{Margin}\" y=\"{32.0}\">{graph.Title}</text>");
        Legend(svg, graph);
        Scopes(svg, graph.Root);
        foreach (Route route in layout.Routes)
            Draw(svg, route);
        foreach (Node node in graph.Nodes)
            Draw(svg, node);
        svg.Raw("</svg>");
        return svg.ToString();
    }

    private static void Legend(SvgText svg, MethodGraph graph)
    {
        double x = Margin;
        foreach ((NodeKind kind, string text) in new[]
        {
            (NodeKind.Parameter, "differentiated"), (NodeKind.Data, "data"), (NodeKind.Operation, "operation"), (NodeKind.Carried, "from the iteration before"), (NodeKind.Result, "result"), (NodeKind.Gradient, "gradient"),
        }.Where(entry => graph.Nodes.Any(node => node.Kind == entry.Item1)))
        {
            svg.Element($"<rect class=\"{Class(kind)}\" x=\"{x}\" y=\"{48.0}\" width=\"{18.0}\" height=\"{12.0}\" rx=\"{3.0}\"/>");
            svg.Element($"<text class=\"small\" x=\"{x + 24}\" y=\"{58.0}\">{text}</text>");
            x += 44 + TextSize.OfLabel(text);
        }

        svg.Element($"<path class=\"value\" d=\"M {Margin} {76.0} h 22\"/><text class=\"small\" x=\"{Margin + 30}\" y=\"{80.0}\">value</text>");
        svg.Element($"<path class=\"adjoint\" d=\"M {Margin + 80} {76.0} h 22\"/><text class=\"small\" x=\"{Margin + 110}\" y=\"{80.0}\">adjoint, on its way back; × by the partial derivative beside it</text>");
    }

    private static void Scopes(SvgText svg, Scope scope)
    {
        foreach (Scope inner in scope.Items.OfType<Scope>())
        {
            svg.Element($"<rect class=\"scope\" x=\"{inner.X - inner.Width / 2}\" y=\"{inner.Y - inner.Height / 2}\" width=\"{inner.Width}\" height=\"{inner.Height}\" rx=\"{8.0}\"/>");
            svg.Element($"<text class=\"small\" x=\"{inner.X - inner.Width / 2 + 10}\" y=\"{inner.Y - inner.Height / 2 + 16}\">{inner.Title}</text>");
            Scopes(svg, inner);
        }
    }

    private static void Draw(SvgText svg, Node node)
    {
        double left = node.X - node.Width / 2, top = node.Y - node.Height / 2;
        svg.Element($"<rect class=\"{Class(node.Kind)}\" x=\"{left}\" y=\"{top}\" width=\"{node.Width}\" height=\"{node.Height}\" rx=\"{6.0}\"/>");
        svg.Element($"<text class=\"inside\" x=\"{node.X}\" y=\"{top + 20}\">{node.Text}</text>");
        if (node.Variable.Length > 0)
            svg.Element($"<text class=\"variable\" x=\"{node.X}\" y=\"{top + 35}\">{node.Variable}</text>");
    }

    private static void Draw(SvgText svg, Route route)
    {
        bool isBoth = route.HasValue && route.HasAdjoint;
        double shift = isBoth ? Beside / 2 : 0;
        if (route.HasValue)
        {
            svg.Element($"<path class=\"value\" d=\"{Curve(route, -shift)}\"/>");
            (double x, double y) = route.Points[^1];
            if (route.Ends)
                svg.Element($"<path class=\"tip\" d=\"M {x - shift} {y} l -4 -8 h 8 z\"/>");
        }

        if (route.HasAdjoint)
        {
            svg.Element($"<path class=\"adjoint\" d=\"{Curve(route, shift)}\"/>");
            (double x, double y) = route.Points[0];
            if (route.Begins)
                svg.Element($"<path class=\"tail\" d=\"M {x + shift} {y} l -4 8 h 8 z\"/>");
        }

        if (route.Factor.Length > 0)
            svg.Element($"<text class=\"factor\" x=\"{route.Label.X + 9}\" y=\"{route.Label.Y + 4}\">{route.Factor}</text>");
    }

    private static string Curve(Route route, double shift)
    {
        var path = new StringBuilder();
        for (int k = 0; k < route.Points.Count; k++)
        {
            (double x, double y) = (route.Points[k].X + shift, route.Points[k].Y);
            if (k == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M {x:0.##} {y:0.##}");
                continue;
            }

            (double fromX, double fromY) = (route.Points[k - 1].X + shift, route.Points[k - 1].Y);
            double third = (y - fromY) / 3;
            path.Append(CultureInfo.InvariantCulture, $" C {fromX + Slope(route.Points, k - 1) * third:0.##} {fromY + third:0.##} {x - Slope(route.Points, k) * third:0.##} {y - third:0.##} {x:0.##} {y:0.##}");
        }

        return path.ToString();
    }

    // Lines meet boxes upright, and have no corners between.
    private static double Slope(IReadOnlyList<(double X, double Y)> points, int k) =>
        k == 0 || k == points.Count - 1 ? 0 : (points[k + 1].X - points[k - 1].X) / Math.Max(1, points[k + 1].Y - points[k - 1].Y);

    private static string Class(NodeKind kind) => "node " + kind.ToString().ToLowerInvariant();
}
