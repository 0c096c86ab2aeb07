using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>With 4 x 4 matrices, and one product of three rotations for each bone.</summary>
internal static class HandTrackingReference
{
    private const int Bones = 22;
    private const int Vertices = 9;
    private const int Points = 4;

    public static Reference Create() => new(
        "ht",
        Input,
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["objective"] = input => Numbers.Json(Errors(input, ComplexStep.Real(Theta(input)), ComplexStep.Real(Us(input))).Select(error => error.Real)),
            ["jacobian"] = input => Numbers.Json(Jacobian(input)),
        });

    private static JsonNode Input(Random random) => Numbers.Json(new
    {
        theta = (double[])[.. Numbers.Normal(random, 3).Select(angle => random.Next(3) * angle), .. Numbers.Normal(random, 23)],
        us = random.Next(2) == 0 ? [] : Numbers.Normal(random, Points, 2),
        data = new
        {
            model = new
            {
                bone_count = Bones,
                bone_names = Enumerable.Range(0, Bones).Select(bone => $"bone{bone}"),
                parents = Enumerable.Range(0, Bones).Select(bone => bone == 0 ? -1 : bone % 4 == 1 ? 0 : bone - 1),
                base_relatives = Enumerable.Range(0, Bones).Select(_ => AffineMatrix(random)),
                inverse_base_absolutes = Enumerable.Range(0, Bones).Select(_ => AffineMatrix(random)),
                base_positions = Numbers.Normal(random, Vertices, 3).Select(position => position.Append(1)),
                weights = Numbers.Normal(random, Vertices, Bones),
                triangles = Enumerable.Range(0, Vertices - 2).Select(i => new[] { i + 2, i, i + 1 }),
                is_mirrored = random.Next(2) == 0,
            },
            correspondences = Enumerable.Range(0, Points).Select(_ => random.Next(Vertices - 2)),
            points = Numbers.Normal(random, Points, 3),
        },
    });

    private static double[][] AffineMatrix(Random random) => [.. Numbers.Normal(random, 3, 4), [0, 0, 0, 1]];

    private static double[] Theta(JsonNode input) => Numbers.Get<double[]>(input, "theta");

    private static double[] Us(JsonNode input) => Numbers.Flat(Numbers.Get<double[][]>(input, "us"));

    private static double[][] Jacobian(JsonNode input)
    {
        double[] theta = Theta(input), us = Us(input);
        double[][] byTheta = ComplexStep.Jacobian(shifted => Errors(input, shifted, ComplexStep.Real(us)), theta);
        if (us.Length == 0)
            return byTheta;
        double[][] byUs = ComplexStep.Jacobian(shifted => Errors(input, ComplexStep.Real(theta), shifted), us);
        return [.. byTheta.Select((row, i) => (double[])[byUs[i][i / 3 * 2], byUs[i][(i / 3 * 2) + 1], .. row])];
    }

    private static Complex[] Errors(JsonNode input, Complex[] theta, Complex[] us)
    {
        JsonNode data = input["data"]!, model = data["model"]!;
        int[] parents = Numbers.Get<int[]>(model, "parents"), found = Numbers.Get<int[]>(data, "correspondences");
        double[][][] relatives = Numbers.Get<double[][][]>(model, "base_relatives"), inverses = Numbers.Get<double[][][]>(model, "inverse_base_absolutes");
        double[][] weights = Numbers.Get<double[][]>(model, "weights"), points = Numbers.Get<double[][]>(data, "points");
        int[][] triangles = Numbers.Get<int[][]>(model, "triangles");

        Complex[][,] absolutes = new Complex[Bones][,];
        for (int bone = 0; bone < Bones; bone++)
        {
            Complex[,] relative = Times(Matrix(relatives[bone]), Turned(bone, theta));
            absolutes[bone] = bone == 0 ? relative : Times(absolutes[parents[bone]], relative);
        }

        Complex[][] positions = [.. Numbers.Get<double[][]>(model, "base_positions").Select((position, vertex) =>
        {
            Complex[] sum = new Complex[3];
            for (int bone = 0; bone < Bones; bone++)
            {
                Complex[,] transform = Times(absolutes[bone], Matrix(inverses[bone]));
                for (int i = 0; i < 3; i++)
                    sum[i] += weights[vertex][bone] * Enumerable.Range(0, 4).Aggregate(Complex.Zero, (all, j) => all + (transform[i, j] * position[j]));
            }

            sum[0] *= Numbers.Get<bool>(model, "is_mirrored") ? -1 : 1;
            return Global(theta, sum);
        })];
        return [.. found.SelectMany((index, i) => Enumerable.Range(0, 3).Select(j => points[i][j] - Place(index, i, j)))];

        Complex Place(int index, int point, int j)
        {
            if (us.Length == 0)
                return positions[index][j];
            (Complex u, Complex v) = (us[2 * point], us[(2 * point) + 1]);
            int[] corners = triangles[index];
            return (u * (positions[corners[0]][j] - positions[corners[2]][j])) + (v * (positions[corners[1]][j] - positions[corners[2]][j])) + positions[corners[2]][j];
        }
    }

    private static Complex[] Global(Complex[] theta, Complex[] place)
    {
        Complex angle = Complex.Sqrt((theta[0] * theta[0]) + (theta[1] * theta[1]) + (theta[2] * theta[2]));
        if (angle.Real < 0.0001)
            return [.. place.Select((value, i) => value + theta[3 + i])];
        Complex[] axis = [theta[0] / angle, theta[1] / angle, theta[2] / angle];
        Complex along = (axis[0] * place[0]) + (axis[1] * place[1]) + (axis[2] * place[2]), cos = Complex.Cos(angle), sin = Complex.Sin(angle);
        return [.. place.Select((value, i) =>
        {
            (int j, int k) = ((i + 1) % 3, (i + 2) % 3);
            return (cos * value) + ((1 - cos) * along * axis[i]) + (sin * ((axis[j] * place[k]) - (axis[k] * place[j]))) + theta[3 + i];
        })];
    }

    private static Complex[,] Turned(int bone, Complex[] theta)
    {
        // Four bones to a finger: one that stands still, and three that take four numbers.
        int angle = 6 + ((bone - 1) / 4 * 4);
        return ((bone - 1) % 4, bone > 20) switch
        {
            (1, false) => Times(Rotation(2, theta[angle + 1]), Times(Rotation(1, 0), Rotation(0, theta[angle]))),
            (2, false) => Rotation(0, theta[angle + 2]),
            (3, false) => Rotation(0, theta[angle + 3]),
            _ => Rotation(0, 0),
        };
    }

    private static Complex[,] Rotation(int axis, Complex angle)
    {
        Complex[,] matrix = new Complex[4, 4];
        (int a, int b) = ((axis + 1) % 3, (axis + 2) % 3);
        matrix[axis, axis] = matrix[3, 3] = 1;
        matrix[a, a] = matrix[b, b] = Complex.Cos(angle);
        matrix[b, a] = Complex.Sin(angle);
        matrix[a, b] = -matrix[b, a];
        return matrix;
    }

    private static Complex[,] Matrix(double[][] rows)
    {
        Complex[,] matrix = new Complex[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
                matrix[i, j] = rows[i][j];
        }

        return matrix;
    }

    private static Complex[,] Times(Complex[,] a, Complex[,] b)
    {
        Complex[,] product = new Complex[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                for (int k = 0; k < 4; k++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }
}
