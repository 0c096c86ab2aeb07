using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>The step leads from a centroid to the mean of the points that it is the closest to.</summary>
internal static class KMeansReference
{
    public static Reference Create() => new(
        "kmeans",
        random =>
        {
            double[][] points = Numbers.Normal(random, 30, 3);
            return Numbers.Json(new { points, centroids = points.Take(4).Select(point => point.Select(x => x + 0.01)) });
        },
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["cost"] = input => Points(input).Sum(point => Centroids(input).Min(centroid => Distance(point, centroid))),
            ["dir"] = input =>
            {
                double[][] centroids = Centroids(input);
                ILookup<double[]?, double[]> clusters = Points(input).ToLookup(point => centroids.MinBy(centroid => Distance(point, centroid)));
                return Numbers.Json(centroids.Select(centroid => centroid.Select((x, i) => x - clusters[centroid].Average(point => point[i]))));
            },
        });

    private static double[][] Points(JsonNode input) => Numbers.Get<double[][]>(input, "points");

    private static double[][] Centroids(JsonNode input) => Numbers.Get<double[][]>(input, "centroids");

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
