using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Round numbers between two bounds: steps of 1, 2 or 5 times a power of ten, or powers of ten.</summary>
internal static class Ticks
{
    public static IReadOnlyList<Tick> Linear(double low, double high, int count)
    {
        double step = Step((high - low) / count);
        long first = (long)Math.Ceiling((low / step) - 1e-9);
        long last = (long)Math.Floor((high / step) + 1e-9);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step).Select(value => new Tick(value, Text(value, decimals)))];
    }

    public static IReadOnlyList<Tick> Logarithmic(double low, double high)
    {
        int first = (int)Math.Ceiling(Math.Log10(low) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        if (last - first < 1)
            return Linear(low, high, 5);
        int stride = 1 + ((last - first) / 8);
        return [.. Enumerable.Range(first, last - first + 1).Where(power => (power - first) % stride == 0).Select(power => new Tick(Math.Pow(10, power), Power(power)))];
    }

    private static double Step(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 5.0001 => 5, _ => 10 } * power;
    }

    private static string Text(double value, int decimals)
    {
        bool isLarge = Math.Abs(value) >= 1e6;
        string text = isLarge ? value.ToString("0.###e0", CultureInfo.InvariantCulture) : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return text.Replace('-', '\u2212');
    }

    private static string Power(int power) => power switch
    {
        0 => "1",
        1 => "10",
        _ => "10" + string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(Superscript)),
    };

    private static char Superscript(char digit) => digit == '-' ? '\u207B' : "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079"[digit - '0'];
}
