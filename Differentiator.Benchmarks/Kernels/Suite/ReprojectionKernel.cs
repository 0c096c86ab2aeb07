using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// The 2 x 15 Jacobian of an observation in bundle adjustment, of 1000 observations, over plain spans. A camera is a rotation (axis times
/// angle), a place, a focal length, a principal point and two numbers of radial distortion.
/// </summary>
internal static partial class ReprojectionKernel
{
    private const int CameraSize = 11;
    private const int Columns = CameraSize + 4;
    private const int BlockSize = 2 * Columns;

    private static readonly double[] Cameras = MakeCameras();
    private static readonly double[] Points = Data.Uniform(-1, 1, seed: 41, 3 * Data.Count);
    private static readonly double[] Weights = Data.Uniform(0.5, 1.5, seed: 42);
    private static readonly double[] Features = Data.Uniform(-1, 1, seed: 43, 2 * Data.Count);
    private static readonly double[] Errors = new double[2 * Data.Count];
    private static readonly double[] Jacobian = new double[BlockSize * Data.Count];

    [Differentiable(nameof(camera), nameof(point), nameof(weight), Derivatives = Derivatives.Jacobian)]
    public static (double X, double Y) Reproject(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY)
    {
        double r0 = camera[0], r1 = camera[1], r2 = camera[2];
        double p0 = point[0] - camera[3], p1 = point[1] - camera[4], p2 = point[2] - camera[5];
        double square = r0 * r0 + r1 * r1 + r2 * r2;
        double s0, s1, s2;
        if (square == 0)
        {
            s0 = p0 + r1 * p2 - r2 * p1;
            s1 = p1 + r2 * p0 - r0 * p2;
            s2 = p2 + r0 * p1 - r1 * p0;
        }
        else
        {
            double angle = Math.Sqrt(square), sin = Math.Sin(angle), cos = Math.Cos(angle);
            double u0 = r0 / angle, u1 = r1 / angle, u2 = r2 / angle;
            double along = (1 - cos) * (u0 * p0 + u1 * p1 + u2 * p2);
            s0 = cos * p0 + sin * (u1 * p2 - u2 * p1) + along * u0;
            s1 = cos * p1 + sin * (u2 * p0 - u0 * p2) + along * u1;
            s2 = cos * p2 + sin * (u0 * p1 - u1 * p0) + along * u2;
        }

        double x = s0 / s2, y = s1 / s2;
        double radius = x * x + y * y;
        double distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
        return (
            weight * (distortion * x * camera[6] + camera[7] - featureX),
            weight * (distortion * y * camera[6] + camera[8] - featureY));
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("e_ba", "bundle adjustment: the 2 x 15 Jacobian of each of 1000 observations");
        ratioCase.Add(Variants.Primal, Values);
        ratioCase.Add(Variants.HandWritten, () => Jacobians(HandWritten), () => Jacobian);
        ratioCase.Add(Variants.HandWrittenFast, HandWrittenFast, () => Jacobian);
        ratioCase.Add(Variants.Generated, () => Jacobians(ReprojectJacobian), () => Jacobian);
        return ratioCase;
    }

    private delegate (double X, double Y) Differentiated(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY, Span<double> jacobian);

    private static double[] MakeCameras()
    {
        double[] cameras = Data.Uniform(-1, 1, seed: 40, CameraSize * Data.Count);
        for (int i = 0; i < cameras.Length; i += CameraSize)
        {
            // Far from the points, which are then seen at small angles.
            cameras[i + 5] -= 8;
            cameras[i + 9] *= 0.1;
            cameras[i + 10] *= 0.1;
        }

        return cameras;
    }

    private static double Values()
    {
        for (int i = 0; i < Data.Count; i++)
        {
            (Errors[2 * i], Errors[2 * i + 1]) = Reproject(
                Cameras.AsSpan(CameraSize * i, CameraSize), Points.AsSpan(3 * i, 3), Weights[i], Features[2 * i], Features[2 * i + 1]);
        }

        return Errors[0];
    }

    private static double Jacobians(Differentiated differentiated)
    {
        for (int i = 0; i < Data.Count; i++)
        {
            (Errors[2 * i], Errors[2 * i + 1]) = differentiated(
                Cameras.AsSpan(CameraSize * i, CameraSize), Points.AsSpan(3 * i, 3), Weights[i], Features[2 * i], Features[2 * i + 1],
                Jacobian.AsSpan(BlockSize * i, BlockSize));
        }

        return Errors[0];
    }
}
