using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Differentiator.Benchmarks.GradBench.Geometry;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>ba</c>: how far points are seen from where cameras should see them, as a weighted error of two numbers for
/// each observation; and one number for each weight, which keeps it near 1.</summary>
internal static partial class BundleAdjustment
{
    private const int BlockColumns = Camera.Size + 4;
    private const int Shown = 2 * BlockColumns;

    /// <summary>Of the numbers of a Jacobian, with their columns, while it is laid out.</summary>
    private const long BytesOfEach = 2 * (sizeof(double) + sizeof(int));

    [Differentiable(nameof(camera), nameof(point), nameof(weight), Derivatives = Derivatives.Jacobian)]
    public static (double X, double Y) ReprojectionError(in Camera camera, in Vector point, double weight, double featureX, double featureY)
    {
        Vector seen = Rotate(camera.Rotation, point - camera.Centre);
        double x = seen.X / seen.Z, y = seen.Y / seen.Z;
        double square = (x * x) + (y * y);
        double distortion = 1 + (camera.Distortion1 * square) + (camera.Distortion2 * square * square);
        return (
            weight * ((distortion * x * camera.Focus) + camera.PrincipalX - featureX),
            weight * ((distortion * y * camera.Focus) + camera.PrincipalY - featureY));
    }

    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double WeightError(double weight) => 1 - (weight * weight);

    public static Eval Eval() => new(
        "ba",
        EvalFunction.Of<Input>("objective", input =>
        {
            Problem problem = new(input);
            double[] errors = new double[2 * input.P], weightErrors = new double[input.P];
            return new EvalRun(
                () => problem.Errors(errors, weightErrors),
                () => new Objective(new Repeated(errors[..2], input.P), new RepeatedNumber(weightErrors[0], input.P)));
        }),
        EvalFunction.Of<Input>("jacobian", input =>
        {
            Problem problem = new(input);
            SparseRows<double> jacobian = problem.Layout();
            return new EvalRun(
                () => problem.Fill(jacobian),
                () => new Jacobian(Ends(jacobian.RowStarts), Ends(jacobian.ColumnIndices), Ends<double>(jacobian.Values)));
        }))
    {
        Meaning = WithoutRowsBeyond,
    };

    // Rodrigues' formula; without an angle, the first two terms of its series.
    private static Vector Rotate(Vector rotation, Vector point)
    {
        double square = Vector.Dot(rotation, rotation);
        if (square == 0)
        {
            return point + Vector.Cross(rotation, point);
        }

        double angle = Math.Sqrt(square), cos = Math.Cos(angle);
        Vector axis = 1 / angle * rotation;
        return (cos * point) + (Math.Sin(angle) * Vector.Cross(axis, point)) + ((1 - cos) * Vector.Dot(axis, point) * axis);
    }

    /// <summary>The suite's own program shows 30 row starts where there are fewer: what it finds behind them is left out.</summary>
    private static JsonNode WithoutRowsBeyond(JsonNode input, JsonNode output)
    {
        int starts = (3 * input["p"]!.GetValue<int>()) + 1;
        if (output["rows"] is JsonArray rows && starts < Shown)
        {
            output["rows"] = new JsonArray([.. rows.Take(starts).Append(rows[^1]).Select(start => start!.DeepClone())]);
        }

        return output;
    }

    /// <summary>The first entries and the last one: all there is to see of so large a matrix.</summary>
    private static T[] Ends<T>(ReadOnlySpan<T> entries) => [.. entries[..Math.Min(Shown, entries.Length)], entries[^1]];

    /// <summary>One camera, point, weight and feature, as often as the eval says: observation i is that of camera i mod n and point i mod m.</summary>
    internal sealed class Problem
    {
        public Problem(Input input)
        {
            input.Demand();
            double[] c = input.Cam, x = input.X;
            Camera camera = new(new(c[0], c[1], c[2]), new(c[3], c[4], c[5]), c[6], c[7], c[8], c[9], c[10]);
            Cameras = [.. Enumerable.Repeat(camera, input.N)];
            Points = [.. Enumerable.Repeat(new Vector(x[0], x[1], x[2]), input.M)];
            Weights = [.. Enumerable.Repeat(input.W, input.P)];
            Features = [.. Enumerable.Repeat((input.Feat[0], input.Feat[1]), input.P)];
        }

        public Camera[] Cameras { get; }

        public Vector[] Points { get; }

        public double[] Weights { get; }

        public (double X, double Y)[] Features { get; }

        public void Errors(Span<double> errors, Span<double> weightErrors)
        {
            for (int i = 0; i < Weights.Length; i++)
            {
                (errors[2 * i], errors[(2 * i) + 1]) = ReprojectionError(
                    Cameras[i % Cameras.Length], Points[i % Points.Length], Weights[i], Features[i].X, Features[i].Y);
                weightErrors[i] = WeightError(Weights[i]);
            }
        }

        /// <summary>The columns are those of the cameras, of the points, of the weights.</summary>
        public SparseRows<double> Layout()
        {
            int firstPoint = Camera.Size * Cameras.Length, firstWeight = firstPoint + (3 * Points.Length);
            SparseRows<double> jacobian = new(firstWeight + Weights.Length);
            for (int i = 0; i < Weights.Length; i++)
            {
                jacobian.AddBlock(rows: 2,
                [
                    .. Enumerable.Range(Camera.Size * (i % Cameras.Length), Camera.Size),
                    .. Enumerable.Range(firstPoint + (3 * (i % Points.Length)), 3),
                    firstWeight + i,
                ]);
            }

            for (int i = 0; i < Weights.Length; i++)
            {
                jacobian.AddBlock(rows: 1, [firstWeight + i]);
            }

            return jacobian;
        }

        public void Fill(SparseRows<double> jacobian)
        {
            for (int i = 0; i < Weights.Length; i++)
            {
                ReprojectionErrorJacobian(
                    Cameras[i % Cameras.Length], Points[i % Points.Length], Weights[i], Features[i].X, Features[i].Y, jacobian.Block(i));
                WeightErrorGradient(Weights[i], out jacobian.Block(Weights.Length + i)[0]);
            }
        }
    }

    internal sealed record Input(int N, int M, int P, double[] Cam, double[] X, double W, double[] Feat)
    {
        public void Demand()
        {
            Rows.Demand(Cam, Camera.Size, "cam");
            Rows.Demand(X, 3, "x");
            Rows.Demand(Feat, 2, "feat");
            if (N < 1 || M < 1 || P < 1)
            {
                throw new InvalidDataException("There must be a camera, a point and an observation.");
            }

            long columns = ((long)Camera.Size * N) + (3L * M) + P, values = (Shown + 1L) * P;
            if (columns > int.MaxValue || values > Array.MaxLength || BytesOfEach * values > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
            {
                throw new InvalidDataException($"A Jacobian of {values} numbers in {columns} columns does not fit into memory.");
            }
        }
    }

    private sealed record Objective(Repeated ReprojError, RepeatedNumber WErr);

    private sealed record Repeated(double[] Elements, [property: JsonPropertyName("repeated")] int Times);

    private sealed record RepeatedNumber(double Element, [property: JsonPropertyName("repeated")] int Times);

    private sealed record Jacobian(int[] Rows, int[] Cols, double[] Vals);
}
