using System;

namespace Differentiator.Samples.Charts;

/// <summary>Colours from blue over magenta to orange, of a lightness that shows on white and on black.</summary>
internal static class ColourRamp
{
    private static readonly (double R, double G, double B)[] Stops = [(58, 110, 224), (150, 84, 214), (224, 76, 140), (240, 130, 40)];

    /// <summary>The colour at a share between 0 (first) and 1 (last).</summary>
    public static string At(double share)
    {
        double position = Math.Clamp(share, 0, 1) * (Stops.Length - 1);
        int index = Math.Min((int)position, Stops.Length - 2);
        double part = position - index;
        (double R, double G, double B) from = Stops[index], to = Stops[index + 1];
        return $"#{Mix(from.R, to.R):X2}{Mix(from.G, to.G):X2}{Mix(from.B, to.B):X2}";

        int Mix(double a, double b) => (int)Math.Round(a + ((b - a) * part));
    }
}
