using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>Puts cells into layers by their longest path; every other layer is for labels.</summary>
internal static class Layers
{
    public static List<Cell>[] Of(IReadOnlyList<Cell> cells, IReadOnlyList<Link> links, ICollection<Cell> inward, ICollection<Cell> outward)
    {
        ILookup<Cell, Cell> before = links.ToLookup(link => link.To, link => link.From), after = links.ToLookup(link => link.From, link => link.To);
        List<Cell> sorted = Sorted(cells, before);
        foreach (Cell cell in sorted)
            cell.Layer = before[cell].Select(source => source.Layer + 2).DefaultIfEmpty(0).Max();

        // What needs nothing stands just above what needs it.
        HashSet<Cell> floating = [.. inward];
        foreach (Cell cell in sorted.Where(cell => !inward.Contains(cell) && before[cell].All(floating.Contains)))
            floating.Add(cell);
        foreach (Cell cell in sorted.AsEnumerable().Reverse().Where(cell => floating.Contains(cell) && !inward.Contains(cell) && after[cell].Any()))
            cell.Layer = after[cell].Min(target => target.Layer) - 2;

        int last = cells.Select(cell => cell.Layer).DefaultIfEmpty(0).Max();
        int ends = outward.Count == 0 ? last : Math.Max(last, cells.Where(cell => !outward.Contains(cell)).Select(cell => cell.Layer).DefaultIfEmpty(0).Max() + 2);
        foreach (Cell cell in outward)
            cell.Layer = ends;

        List<Cell>[] layers = [.. Enumerable.Range(0, ends + 1).Select(_ => new List<Cell>())];
        foreach (Cell cell in cells)
            layers[cell.Layer].Add(cell);
        foreach (Link link in links)
            Split(link, layers);
        return layers;
    }

    private static List<Cell> Sorted(IReadOnlyList<Cell> cells, ILookup<Cell, Cell> before)
    {
        List<Cell> sorted = [];
        HashSet<Cell> seen = [];
        foreach (Cell cell in cells)
            Visit(cell);
        return sorted;

        void Visit(Cell cell)
        {
            if (!seen.Add(cell))
                return;
            foreach (Cell source in before[cell])
                Visit(source);
            sorted.Add(cell);
        }
    }

    private static void Split(Link link, List<Cell>[] layers)
    {
        link.Path.Add(link.From);
        for (int layer = link.From.Layer + 1; layer < link.To.Layer; layer++)
        {
            string label = layer == link.To.Layer - 1 ? link.Factor : "";
            Cell bend = new(null) { Layer = layer, Label = label, Width = label.Length == 0 ? 8 : TextSize.OfLabel(label) + 22, Height = label.Length == 0 ? 0 : 14 };
            layers[layer].Add(bend);
            link.Path.Add(bend);
        }

        link.Path.Add(link.To);
    }
}
