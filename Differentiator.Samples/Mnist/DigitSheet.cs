using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.Mnist;

/// <summary>A sheet of test digits, each over what the model takes it for; wrong ones are framed, and say what they are.</summary>
internal sealed class DigitSheet
{
    private const int Columns = 12;
    private const int FirstDigits = 5 * Columns;
    private const int WrongDigits = 3 * Columns;
    private const double Margin = 30;
    private const double CellWidth = 70;
    private const double CellHeight = 86;
    private const double PixelSize = 2;
    private const double HeadingHeight = 44;

    /// <summary>Shades of ink: enough for the eye, few enough for a small file.</summary>
    private const int Shades = 6;

    private readonly SvgText svg = new();
    private readonly DigitSet digits;
    private readonly int[] predictions;

    private DigitSheet(DigitSet digits, int[] predictions)
    {
        this.digits = digits;
        this.predictions = predictions;
    }

    public static string Write(DigitSet digits, int[] predictions)
    {
        var sheet = new DigitSheet(digits, predictions);
        int[] all = [.. Enumerable.Range(0, digits.Count)];
        int[] first = [.. all.Take(FirstDigits)], wrong = [.. all.Where(sheet.IsWrong).Take(WrongDigits)];
        double width = (2 * Margin) + (Columns * CellWidth);
        double height = HeightOf(first) + HeightOf(wrong) + Margin;
        sheet.svg.Element($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">");
        sheet.svg.Raw("<title>Digits of the test and what they were taken for</title>");
        sheet.svg.Raw(Theme.Style);
        sheet.svg.Raw("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
        sheet.Draw($"The first {first.Length} digits of the test", first, top: 0);
        sheet.Draw(wrong.Length == 0 ? "None was taken for another" : $"The first {wrong.Length} that were taken for another", wrong, top: HeightOf(first));
        sheet.svg.Raw("</svg>");
        return sheet.svg.ToString();
    }

    private static double HeightOf(int[] indices) => HeadingHeight + ((indices.Length + Columns - 1) / Columns * CellHeight);

    private bool IsWrong(int index) => predictions[index] != digits.Labels[index];

    private void Draw(string heading, int[] indices, double top)
    {
        svg.Element($"<text class=\"title\" x=\"{Margin}\" y=\"{top + 30}\">{heading}</text>");
        for (int i = 0; i < indices.Length; i++)
            Draw(indices[i], Margin + (i % Columns * CellWidth), top + HeadingHeight + (i / Columns * CellHeight));
    }

    private void Draw(int index, double left, double top)
    {
        double size = DigitSet.Side * PixelSize;
        foreach ((int shade, string path) in Paths(digits.Image(index).ToArray()))
            svg.Element($"<path class=\"d5\" fill-opacity=\"{(double)shade / Shades}\" shape-rendering=\"crispEdges\" transform=\"translate({left} {top}) scale({PixelSize})\" d=\"{path}\"/>");
        string prediction = predictions[index] == Classification.None ? "?" : predictions[index].ToString(CultureInfo.InvariantCulture);
        if (IsWrong(index))
        {
            svg.Element($"<rect class=\"c1\" fill=\"none\" stroke-width=\"2\" x=\"{left}\" y=\"{top}\" width=\"{size}\" height=\"{size}\"/>");
            svg.Element($"<text class=\"d1\" x=\"{left + (size / 2)}\" y=\"{top + size + 16}\" text-anchor=\"middle\">{prediction}, is {digits.Labels[index]}</text>");
        }
        else
        {
            svg.Element($"<rect class=\"frame\" stroke-opacity=\"0.4\" x=\"{left}\" y=\"{top}\" width=\"{size}\" height=\"{size}\"/>");
            svg.Element($"<text x=\"{left + (size / 2)}\" y=\"{top + size + 16}\" text-anchor=\"middle\">{prediction}</text>");
        }
    }

    /// <summary>For each shade, one path over its pixels, row by row.</summary>
    private static IEnumerable<(int Shade, string Path)> Paths(byte[] image)
    {
        for (int shade = 1; shade <= Shades; shade++)
        {
            var path = new StringBuilder();
            for (int y = 0; y < DigitSet.Side; y++)
            {
                for (int x = 0; x < DigitSet.Side; x++)
                {
                    int start = x;
                    while (x < DigitSet.Side && ShadeOf(image[(y * DigitSet.Side) + x]) == shade)
                        x++;
                    if (x > start)
                        path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
                }
            }

            if (path.Length > 0)
                yield return (shade, path.ToString());
        }
    }

    private static int ShadeOf(byte pixel) => ((pixel * Shades) + 127) / 255;
}
