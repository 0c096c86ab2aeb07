using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>Places the cells of each layer, in their order and apart, as near as they can be to what they are linked with.</summary>
internal static class Columns
{
    private const int Sweeps = 40;
    private const double BetweenBoxes = 26;
    private const double BetweenLines = 10;
    private const double BetweenBoth = 16;

    /// <summary>Places cells side by side, to begin with.</summary>
    public static void Begin(List<Cell>[] layers)
    {
        foreach (List<Cell> layer in layers)
        {
            double x = 0;
            for (int k = 0; k < layer.Count; k++)
                layer[k].X = x += k == 0 ? 0 : Distance(layer[k - 1], layer[k]);
        }
    }

    public static void Place(List<Cell>[] layers, IReadOnlyList<Link> links)
    {
        ILookup<Cell, Func<double>> wanted = links.SelectMany(Wishes).ToLookup(wish => wish.Cell, wish => wish.X);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (List<Cell> layer in sweep % 2 == 0 ? layers : layers.Reverse())
                Place(layer, [.. layer.Select(cell => wanted[cell].Select(x => x()).DefaultIfEmpty(cell.X).Average())]);
        }

        double left = layers.SelectMany(layer => layer).Select(cell => cell.X - cell.Width / 2).DefaultIfEmpty(0).Min();
        foreach (Cell cell in layers.SelectMany(layer => layer))
            cell.X -= left;
    }

    private static IEnumerable<(Cell Cell, Func<double> X)> Wishes(Link link)
    {
        for (int k = 1; k < link.Path.Count; k++)
        {
            (Cell above, Cell below) = (link.Path[k - 1], link.Path[k]);
            double from = k == 1 ? link.Start : above.Line, to = k == link.Path.Count - 1 ? link.End : below.Line;
            yield return (above, () => below.X + to - from);
            yield return (below, () => above.X + from - to);
        }
    }

    // The least squares of the distances to the wishes under minimal distances: neighbours that would be too near move as one block.
    private static void Place(List<Cell> layer, double[] wanted)
    {
        List<(double Sum, double Weight, int Count)> blocks = [];
        double[] shift = new double[layer.Count];
        for (int k = 0; k < layer.Count; k++)
        {
            shift[k] = k == 0 ? 0 : shift[k - 1] + Distance(layer[k - 1], layer[k]);
            double weight = layer[k].Item is null ? 4 : 1;
            (double Sum, double Weight, int Count) block = (weight * (wanted[k] - shift[k]), weight, 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight > block.Sum / block.Weight)
            {
                block = (block.Sum + blocks[^1].Sum, block.Weight + blocks[^1].Weight, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        int at = 0;
        foreach ((double sum, double weight, int count) in blocks)
        {
            for (int k = 0; k < count; k++, at++)
                layer[at].X = sum / weight + shift[at];
        }
    }

    private static double Distance(Cell left, Cell right) =>
        (left.Width + right.Width) / 2 + (left.Item, right.Item) switch
        {
            (not null, not null) => BetweenBoxes,
            (null, null) => BetweenLines,
            _ => BetweenBoth,
        };
}
