using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>With the matrix of the rotation, and the entries of the Jacobian from what the eval says of its rows and columns.</summary>
internal static class BundleAdjustmentReference
{
    private const int Shown = 30;

    public static Reference Create() => new(
        "ba",
        random => Numbers.Json(new
        {
            n = 2,
            m = 3,
            p = random.Next(4, 20),
            cam = (double[])
            [
                .. Numbers.Normal(random, 3).Select(angle => random.Next(2) * angle), .. Numbers.Normal(random, 3),
                100, 3, -2, .. Numbers.Normal(random, 2).Select(distortion => 0.01 * distortion),
            ],
            x = (double[])[.. Numbers.Normal(random, 2), 10],
            w = 0.5 + random.NextDouble(),
            feat = Numbers.Normal(random, 2),
        }),
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["objective"] = input =>
            {
                double[] errors = [.. Errors(input, ComplexStep.Real(Parameters(input))).Select(error => error.Real)];
                int p = Numbers.Get<int>(input, "p");
                return Numbers.Json(new { reproj_error = new { elements = errors[..2], repeated = p }, w_err = new { element = errors[2], repeated = p } });
            },
            ["jacobian"] = Jacobian,
        });

    private static JsonNode Jacobian(JsonNode input)
    {
        int p = Numbers.Get<int>(input, "p"), points = 11 * Numbers.Get<int>(input, "n"), weights = points + (3 * Numbers.Get<int>(input, "m"));
        double[][] jacobian = ComplexStep.Jacobian(shifted => Errors(input, shifted), Parameters(input));
        IEnumerable<int> starts = Enumerable.Range(0, 3 * p).Select(row => row < 2 * p ? 15 * row : (30 * p) + row - (2 * p));
        IEnumerable<int> columns = [.. Enumerable.Range(0, 11), .. Enumerable.Range(points, 3), weights];
        return Numbers.Json(new
        {
            rows = starts.Append(31 * p).Take(Shown).Append(31 * p),
            cols = columns.Concat(columns).Append(weights + p - 1),
            vals = jacobian[0].Concat(jacobian[1]).Append(jacobian[2][14]),
        });
    }

    private static double[] Parameters(JsonNode input) =>
        [.. Numbers.Get<double[]>(input, "cam"), .. Numbers.Get<double[]>(input, "x"), Numbers.Get<double>(input, "w")];

    private static Complex[] Errors(JsonNode input, Complex[] parameters)
    {
        double[] feature = Numbers.Get<double[]>(input, "feat");
        Complex[] camera = parameters[..11], offset = [.. Enumerable.Range(0, 3).Select(i => parameters[11 + i] - camera[3 + i])];
        Complex weight = parameters[14];

        // exp K = 1 + sin θ/θ K + (1 - cos θ)/θ² K², for the matrix K of the cross product, to the eighth power of θ where θ is small
        Complex square = (camera[0] * camera[0]) + (camera[1] * camera[1]) + (camera[2] * camera[2]);
        bool isSmall = Complex.Abs(square) < 1e-4;
        Complex angle = Complex.Sqrt(isSmall ? 1 : square);
        Complex first = isSmall ? 1 - (square / 6) + (square * square / 120) : Complex.Sin(angle) / angle;
        Complex second = isSmall ? 0.5 - (square / 24) + (square * square / 720) : (1 - Complex.Cos(angle)) / square;
        Complex[] once = Cross(camera, offset), twice = Cross(camera, once);
        Complex[] seen = [.. offset.Select((value, i) => value + (first * once[i]) + (second * twice[i]))];

        Complex x = seen[0] / seen[2], y = seen[1] / seen[2], radius = (x * x) + (y * y);
        Complex scale = camera[6] * (1 + (camera[9] * radius) + (camera[10] * radius * radius));
        return [weight * (camera[7] + (scale * x) - feature[0]), weight * (camera[8] + (scale * y) - feature[1]), 1 - (weight * weight)];
    }

    private static Complex[] Cross(Complex[] a, Complex[] b) =>
        [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];
}
