using System;
using System.Linq;
using Differentiator.Benchmarks.GradBench.Geometry;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>ht</c>, with a made-up hand of 22 bones and 544 vertices.</summary>
internal static class HandTrackingCase
{
    private const int Bones = 22;
    private const int Vertices = 544;
    private const int Points = 100;

    public static RatioCase Case(bool isComplicated, string elsewhere)
    {
        HandModel hand = MakeHand();
        double[] theta = Data.Uniform(-0.5, 0.5, seed: 62, HandModel.PoseSize), us = Data.Uniform(0, 0.5, seed: 63, 2 * Points);
        Vector[] points = MakeVectors(seed: 64, Points);
        int[] vertices = [.. Enumerable.Range(0, Points).Select(i => 5 * i)];
        Triangle[] triangles = Array.ConvertAll(vertices, vertex => new Triangle(vertex, vertex + 7, vertex + 20));
        double[] errors = new double[3 * Points], jacobian = new double[errors.Length * (HandModel.PoseSize + (isComplicated ? 2 : 0))];
        HandDerivatives byHand = new(hand);
        RatioCase ratioCase = new($"ht {(isComplicated ? "complicated" : "simple")} p=100", "hand tracking: a Jacobian") { Elsewhere = elsewhere };
        if (isComplicated)
        {
            Add(
                () => hand.SurfaceErrors((0, 0), theta, us, points, triangles, errors),
                () => byHand.Surface(theta, us, points, triangles, errors, jacobian),
                () => hand.SurfaceErrorsJacobian((0, 0), theta, us, points, triangles, errors, jacobian));
        }
        else
        {
            Add(
                () => hand.VertexErrors(theta, points, vertices, errors),
                () => byHand.Vertices(theta, points, vertices, errors, jacobian),
                () => hand.VertexErrorsJacobian(theta, points, vertices, errors, jacobian));
        }

        return ratioCase;

        void Add(Action primal, Action handWritten, Action generated)
        {
            ratioCase.Add(Variants.Primal, () => Run(primal));
            ratioCase.Add(Variants.HandWritten, () => Run(handWritten), () => jacobian);
            ratioCase.Add(Variants.Generated, () => Run(generated), () => jacobian);
        }

        double Run(Action action)
        {
            action();
            return errors[0];
        }
    }

    private static HandModel MakeHand()
    {
        double[] weights = Data.Uniform(0, 2.0 / Bones, seed: 65, Vertices * Bones);

        // A wrist, five fingers of four bones each, and one more.
        return new HandModel
        {
            Parents = [-1, .. Enumerable.Range(1, Bones - 1).Select(bone => (bone - 1) % 4 == 0 ? 0 : bone - 1)],
            BaseRelatives = MakeMaps(seed: 66),
            InverseBaseAbsolutes = MakeMaps(seed: 67),
            BasePositions = MakeVectors(seed: 68, Vertices),
            Weights = [.. weights.Chunk(Bones)],
            IsMirrored = false,
        };
    }

    private static Affine[] MakeMaps(int seed)
    {
        Vector[] turns = MakeVectors(seed, Bones), origins = MakeVectors(seed + 10, Bones);
        return [.. turns.Zip(origins, Affine.Rotation)];
    }

    private static Vector[] MakeVectors(int seed, int count) => [.. Data.UniformRows(-1, 1, seed, count, 3).Select(row => new Vector(row[0], row[1], row[2]))];
}
