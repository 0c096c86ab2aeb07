using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>
/// Lays out a scope in layers, the scopes inside it first: to those around it, a scope is one box, whose border lines cross at known
/// places. Layers by longest paths, orders by barycentres.
/// </summary>
internal sealed class ScopeLayout
{
    private const double BetweenLayers = 15;
    private const double MostBetweenLayers = 30;
    private const double Padding = 18;
    private const double Heading = 24;

    private readonly Scope scope;
    private readonly Dictionary<Item, ScopeLayout> inside = [];
    private readonly Dictionary<Item, Cell> cells = [];
    private readonly Dictionary<Node, Cell> inward = [];
    private readonly Dictionary<Node, Cell> outward = [];
    private readonly Dictionary<(Cell From, Cell To, Node Source), Link> links = [];
    private readonly double[] middles;

    private ScopeLayout(Scope scope, IReadOnlyList<Edge> edges)
    {
        this.scope = scope;
        foreach (Item item in scope.Items)
        {
            if (item is Scope inner)
                inside.Add(inner, new ScopeLayout(inner, edges));
            else if (item is Node node)
                (node.Width, node.Height) = Size(node);
            cells.Add(item, new Cell(item) { Width = item.Width, Height = item.Height });
        }

        foreach (Edge edge in edges)
            Add(edge);
        foreach (Link link in links.Values)
            (link.Start, link.End) = (Port(link.From, link.Source, isIn: false), Port(link.To, link.Source, isIn: true));
        Cell[] title = scope.Title.Length == 0 ? [] : [new Cell(null) { IsTitle = true, Width = TextSize.OfLabel(scope.Title), Height = Heading }];
        Cell[] all = [.. title, .. inward.Values, .. cells.Values, .. outward.Values];
        List<Cell>[] layers = Layers.Of(all, [.. links.Values], [.. title, .. inward.Values], outward.Values);
        Crossings.Reduce(layers, [.. links.Values]);
        Columns.Begin(layers);
        Columns.Place(layers, [.. links.Values]);
        SpreadEnds();
        Columns.Place(layers, [.. links.Values]);

        double y = 0;
        middles = new double[layers.Length];
        for (int k = 0; k < layers.Length; k++)
        {
            double height = layers[k].Select(cell => cell.Height).DefaultIfEmpty(0).Max();
            middles[k] = y + height / 2;
            y += height + (k < layers.Length - 1 ? BetweenLayers + Math.Min(MostBetweenLayers, Widest(k) / 8) : 0);
        }

        double right = layers.SelectMany(layer => layer).Select(cell => cell.X + cell.Width / 2).DefaultIfEmpty(0).Max();
        scope.Width = right + 2 * Padding;
        scope.Height = y + (scope.Title.Length > 0 ? Padding / 2 : 0);
    }

    /// <summary>The layout of a method; the items of the graph have their places afterwards.</summary>
    public static ScopeLayout Of(MethodGraph graph, double left, double top)
    {
        ScopeLayout layout = new(graph.Root, graph.Edges);
        layout.MoveTo(left, top);
        return layout;
    }

    /// <summary>All lines, those of inner scopes too, as points from above to below.</summary>
    public IEnumerable<Route> Routes => links.Values.Select(Route).Concat(inside.Values.SelectMany(inner => inner.Routes));

    private double Left => scope.X - scope.Width / 2 + Padding;

    private double Top => scope.Y - scope.Height / 2;

    private void MoveTo(double left, double top)
    {
        (scope.X, scope.Y) = (left + scope.Width / 2, top + scope.Height / 2);
        foreach ((Item item, Cell cell) in cells)
        {
            (item.X, item.Y) = (Left + cell.X, Top + middles[cell.Layer]);
            if (inside.TryGetValue(item, out ScopeLayout? inner))
                inner.MoveTo(item.X - item.Width / 2, item.Y - item.Height / 2);
        }
    }

    private void Add(Edge edge)
    {
        Item? from = ChildOf(edge.From), to = ChildOf(edge.To);
        if (from == to)
            return;
        Cell source = from is null ? PortOf(inward, edge.From) : cells[from], target = to is null ? PortOf(outward, edge.From) : cells[to];
        if (!links.TryGetValue((source, target, edge.From), out Link? link))
        {
            link = new Link(source, target, edge.From) { Factor = to is Node && edge.HasAdjoint && edge.Factor.Length > 0 ? "× " + edge.Factor : "" };
            links.Add((source, target, edge.From), link);
        }

        link.HasValue |= edge.HasValue;
        link.HasAdjoint |= edge.HasAdjoint;
    }

    /// <summary>How far a line goes to the side from a layer to the next: it needs room for that.</summary>
    private double Widest(int layer) => links.Values
        .Where(link => link.From.Layer <= layer && layer < link.To.Layer)
        .Select(link => (Above: link.Path[layer - link.From.Layer], Below: link.Path[layer - link.From.Layer + 1], link))
        .Select(step => Math.Abs(step.Above.X + (step.Above == step.link.From ? step.link.Start : step.Above.Line) - step.Below.X - (step.Below == step.link.To ? step.link.End : step.Below.Line)))
        .DefaultIfEmpty(0).Max();

    private Item? ChildOf(Node node) => node.Around.FirstOrDefault(item => item.Parent == scope);

    private static Cell PortOf(Dictionary<Node, Cell> ports, Node source)
    {
        if (!ports.TryGetValue(source, out Cell? port))
            ports.Add(source, port = new Cell(null) { Width = 16 });
        return port;
    }

    /// <summary>Where a line meets a box, from its middle.</summary>
    private double Port(Cell cell, Node source, bool isIn) => cell.Item is not null && inside.TryGetValue(cell.Item, out ScopeLayout? inner)
        ? Padding + (isIn ? inner.inward : inner.outward)[source].X - inner.scope.Width / 2
        : 0;

    // Lines that meet one box meet it beside each other, in the order in which they come.
    private void SpreadEnds()
    {
        foreach (IGrouping<Cell, Link> same in links.Values.Where(link => link.To.Item is Node).GroupBy(link => link.To))
        {
            Link[] sorted = [.. same.OrderBy(link => link.Path[^2].X)];
            for (int k = 0; k < sorted.Length; k++)
                sorted[k].End = Spread(k, sorted.Length, same.Key.Width);
        }

        foreach (IGrouping<Cell, Link> same in links.Values.Where(link => link.From.Item is Node).GroupBy(link => link.From))
        {
            Link[] sorted = [.. same.OrderBy(link => link.Path[1].X)];
            for (int k = 0; k < sorted.Length; k++)
                sorted[k].Start = Spread(k, sorted.Length, same.Key.Width);
        }
    }

    private static double Spread(int k, int count, double width) => (k - (count - 1) / 2.0) * Math.Min(30, (width - 12) / count);

    private Route Route(Link link)
    {
        List<(double X, double Y)> points = [(Left + link.From.X + link.Start, link.From.Item is null ? Top : End(link.From, 1))];
        foreach (Cell bend in link.Path.Skip(1).Take(link.Path.Count - 2))
            points.Add((Left + bend.X + bend.Line, Top + middles[bend.Layer]));
        points.Add((Left + link.To.X + link.End, link.To.Item is null ? Top + scope.Height : End(link.To, -1)));
        Cell? label = link.Path.FirstOrDefault(cell => cell.Label.Length > 0);
        return new Route(points, link.HasValue, link.HasAdjoint, link.Factor, label is null ? default : (Left + label.X + label.Line, Top + middles[label.Layer]))
        {
            Begins = link.From.Item is Node,
            Ends = link.To.Item is Node,
        };
    }

    private double End(Cell cell, int side) => Top + middles[cell.Layer] + side * cell.Height / 2;

    private static (double Width, double Height) Size(Node node)
    {
        double width = Math.Max(TextSize.OfText(node.Text), TextSize.OfLabel(node.Variable)) + 24;
        return (Math.Max(48, width), node.Variable.Length > 0 ? 42 : 30);
    }
}
