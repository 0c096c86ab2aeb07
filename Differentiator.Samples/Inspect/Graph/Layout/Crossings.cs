using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>Orders the cells of layers so that lines cross seldom: each goes to the mean of its neighbours, sweep by sweep.</summary>
internal static class Crossings
{
    private const int Sweeps = 24;

    public static void Reduce(List<Cell>[] layers, IReadOnlyList<Link> links)
    {
        (Cell Above, Cell Below, double From, double To)[] pieces = [.. links.SelectMany(Pieces)];
        ILookup<Cell, (Cell Other, double At)> above = pieces.ToLookup(piece => piece.Below, piece => (piece.Above, piece.From));
        ILookup<Cell, (Cell Other, double At)> below = pieces.ToLookup(piece => piece.Above, piece => (piece.Below, piece.To));
        foreach (List<Cell> layer in layers)
            Number(layer);
        Cell[][] best = Copy(layers);
        int fewest = Count(layers, below);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            foreach (List<Cell> layer in sweep % 2 == 0 ? layers : layers.Reverse())
                Sort(layer, sweep % 2 == 0 ? above : below);
            int crossings = Count(layers, below);
            if (crossings >= fewest)
                continue;
            (fewest, best) = (crossings, Copy(layers));
        }

        for (int k = 0; k < layers.Length; k++)
        {
            layers[k] = [.. best[k]];
            Number(layers[k]);
        }
    }

    private static IEnumerable<(Cell Above, Cell Below, double From, double To)> Pieces(Link link)
    {
        for (int k = 1; k < link.Path.Count; k++)
            yield return (link.Path[k - 1], link.Path[k], k == 1 ? Fraction(link.Start, link.From) : 0, k == link.Path.Count - 1 ? Fraction(link.End, link.To) : 0);
    }

    // Lines that meet a wide box at its left come from the left.
    private static double Fraction(double offset, Cell cell) => cell.Width > 0 ? offset / cell.Width : 0;

    private static void Sort(List<Cell> layer, ILookup<Cell, (Cell Other, double At)> neighbours)
    {
        Cell[] sorted = [.. layer.OrderBy(cell => cell.IsTitle ? -1 : neighbours[cell].Any() ? neighbours[cell].Average(neighbour => neighbour.Other.Order + neighbour.At) : cell.Order)];
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    private static void Number(List<Cell> layer)
    {
        for (int k = 0; k < layer.Count; k++)
            layer[k].Order = k;
    }

    private static int Count(List<Cell>[] layers, ILookup<Cell, (Cell Other, double At)> below) => layers.Sum(layer =>
    {
        (double From, double To)[] lines = [.. layer.SelectMany(cell => below[cell].Select(line => (From: (double)cell.Order, To: line.Other.Order + line.At)))];
        return lines.Sum(line => lines.Count(other => line.From < other.From && line.To > other.To));
    });

    private static Cell[][] Copy(List<Cell>[] layers) => [.. layers.Select(layer => layer.ToArray())];
}
