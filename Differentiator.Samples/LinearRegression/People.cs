using System;
using System.Linq;

namespace Differentiator.Samples.LinearRegression;

/// <summary>Heights in centimetres and weights in kilograms of five people, as measured and centred.</summary>
internal static class People
{
    public static readonly float[] Heights = [166, 176, 171, 173, 169];

    public static readonly float[] Weights = [58.7f, 75.7f, 62.1f, 70.4f, 60.1f];

    public static readonly float MeanHeight = Heights.Average();

    public static readonly float MeanWeight = Weights.Average();

    public static float[] CentredHeights => Array.ConvertAll(Heights, height => height - MeanHeight);

    public static float[] CentredWeights => Array.ConvertAll(Weights, weight => weight - MeanWeight);
}
