using System;
using System.Linq;

namespace Differentiator.Samples.LinearRegression;

/// <summary>Heights in centimetres and weights in kilograms of five people, as measured and centred.</summary>
internal static class People
{
    public static readonly double[] Heights = [166, 176, 171, 173, 169];

    public static readonly double[] Weights = [58.7, 75.7, 62.1, 70.4, 60.1];

    public static readonly double MeanHeight = Heights.Average();

    public static readonly double MeanWeight = Weights.Average();

    /// <summary>Centred before they are rounded to <c>float</c>, so that their mean is zero to rounding.</summary>
    public static float[] CentredHeights => Array.ConvertAll(Heights, height => (float)(height - MeanHeight));

    public static float[] CentredWeights => Array.ConvertAll(Weights, weight => (float)(weight - MeanWeight));
}
