using System;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>By hand: the observation once, then a row of the Jacobian after the other.</content>
internal static partial class ReprojectionKernel
{
    internal static (double X, double Y) HandWritten(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY, Span<double> jacobian)
    {
        // Their ends first: no other index is checked.
        _ = camera[10];
        _ = jacobian[29];
        double r0 = camera[0], r1 = camera[1], r2 = camera[2];
        double p0 = point[0] - camera[3], p1 = point[1] - camera[4], p2 = point[2] - camera[5];
        double square = r0 * r0 + r1 * r1 + r2 * r2;

        // By Rodrigues: with u = r / angle, c p + s u x p + (1 - c)(u p) u. Without an angle, u stands for r, and s is 1.
        double angle = 0, inverse = 1, sin = 1, cos = 1;
        if (square != 0)
        {
            angle = Math.Sqrt(square);
            (sin, cos) = Math.SinCos(angle);
            inverse = 1 / angle;
        }

        double u0 = r0 * inverse, u1 = r1 * inverse, u2 = r2 * inverse;
        double dot = u0 * p0 + u1 * p1 + u2 * p2, rest = 1 - cos, along = rest * dot;
        double c0 = u1 * p2 - u2 * p1, c1 = u2 * p0 - u0 * p2, c2 = u0 * p1 - u1 * p0;
        double s0 = cos * p0 + sin * c0 + along * u0, s1 = cos * p1 + sin * c1 + along * u1, s2 = cos * p2 + sin * c2 + along * u2;

        double depth = 1 / s2, x = s0 * depth, y = s1 * depth, radius = x * x + y * y;
        double distortion = 1 + camera[9] * radius + camera[10] * radius * radius, slope = camera[9] + 2 * camera[10] * radius;
        double errorX = distortion * x * camera[6] + camera[7] - featureX, errorY = distortion * y * camera[6] + camera[8] - featureY;
        double scale = weight * camera[6], scaled = scale * depth, mixed = scaled * 2 * x * y * slope;

        // How seen points turn with the angle.
        double t0 = cos * c0 - sin * p0 + sin * dot * u0, t1 = cos * c1 - sin * p1 + sin * dot * u1, t2 = cos * c2 - sin * p2 + sin * dot * u2;
        Row(jacobian.Slice(0, Columns), x, scaled * (distortion + 2 * x * x * slope), mixed, errorX);
        Row(jacobian.Slice(Columns, Columns), y, mixed, scaled * (distortion + 2 * y * y * slope), errorY);
        jacobian[7] = jacobian[23] = weight;
        jacobian[8] = jacobian[22] = 0;
        return (weight * errorX, weight * errorY);

        void Row(Span<double> row, double seen, double a0, double a1, double error)
        {
            double a2 = -(a0 * x + a1 * y), alongA = rest * (u0 * a0 + u1 * a1 + u2 * a2);

            // The transposed rotation: that by the opposite angle.
            row[11] = cos * a0 - sin * (u1 * a2 - u2 * a1) + alongA * u0;
            row[12] = cos * a1 - sin * (u2 * a0 - u0 * a2) + alongA * u1;
            row[13] = cos * a2 - sin * (u0 * a1 - u1 * a0) + alongA * u2;
            row[3] = -row[11];
            row[4] = -row[12];
            row[5] = -row[13];

            double b0 = sin * (p1 * a2 - p2 * a1) + along * a0 + alongA * p0;
            double b1 = sin * (p2 * a0 - p0 * a2) + along * a1 + alongA * p1;
            double b2 = sin * (p0 * a1 - p1 * a0) + along * a2 + alongA * p2;
            double turn = angle == 0 ? 0 : a0 * t0 + a1 * t1 + a2 * t2 - (b0 * u0 + b1 * u1 + b2 * u2) * inverse;
            row[0] = b0 * inverse + turn * u0;
            row[1] = b1 * inverse + turn * u1;
            row[2] = b2 * inverse + turn * u2;
            row[6] = weight * distortion * seen;
            row[9] = scale * radius * seen;
            row[10] = scale * radius * radius * seen;
            row[14] = error;
        }
    }
}
