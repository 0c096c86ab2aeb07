using System;
using System.Runtime.InteropServices;
using Differentiator.Benchmarks.GradBench.Evals;
using Differentiator.Benchmarks.GradBench.Geometry;
using Differentiator.Benchmarks.Kernels.Suite;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>ba</c>, by hand as in <see cref="ReprojectionKernel"/>.</summary>
internal static class BundleAdjustmentCase
{
    private const int Cameras = 49;
    private const int Points = 7776;
    private const int Observations = 31843;

    public static RatioCase Case(string elsewhere)
    {
        BundleAdjustment.Problem problem = new(new BundleAdjustment.Input(
            Cameras, Points, Observations, [0.1, -0.2, 0.3, 0.4, -0.5, -8, 1.2, 0.1, 0.2, 0.03, -0.02], [0.5, -0.3, 0.2], 0.9, [0.2, -0.1]));
        double[] errors = new double[2 * Observations], weightErrors = new double[Observations];
        SparseRows<double> byHand = problem.Layout(), emitted = problem.Layout();
        RatioCase ratioCase = new("ba n=49 m=7776 p=31843", "bundle adjustment: a sparse Jacobian") { Elsewhere = elsewhere };
        ratioCase.Add(Variants.Primal, () =>
        {
            problem.Errors(errors, weightErrors);
            return errors[0];
        });
        ratioCase.Add(Variants.HandWritten, () => HandWritten(problem, byHand), () => byHand.Values.ToArray());
        ratioCase.Add(
            Variants.Generated,
            () =>
            {
                problem.Fill(emitted);
                return emitted.Values[0];
            },
            () => emitted.Values.ToArray());
        return ratioCase;
    }

    private static double HandWritten(BundleAdjustment.Problem problem, SparseRows<double> jacobian)
    {
        double sum = 0;
        for (int i = 0; i < problem.Weights.Length; i++)
        {
            // Both are nothing but doubles, in the order of the columns.
            ReadOnlySpan<double> camera = MemoryMarshal.Cast<Camera, double>(problem.Cameras.AsSpan(i % problem.Cameras.Length, 1));
            ReadOnlySpan<double> point = MemoryMarshal.Cast<Vector, double>(problem.Points.AsSpan(i % problem.Points.Length, 1));
            sum += ReprojectionKernel.HandWritten(
                camera, point, problem.Weights[i], problem.Features[i].X, problem.Features[i].Y, jacobian.Block(i)).X;
            jacobian.Block(problem.Weights.Length + i)[0] = -2 * problem.Weights[i];
        }

        return sum;
    }
}
