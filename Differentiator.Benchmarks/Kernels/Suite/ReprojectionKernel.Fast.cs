using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>In vectors: eight observations at a time, which are gathered before and scattered after.</content>
internal static partial class ReprojectionKernel
{
    private static double HandWrittenFast()
    {
        Span<double> block = stackalloc double[BlockSize * Octet.Count], errors = stackalloc double[2 * Octet.Count];
        int i = 0;
        for (; i <= Data.Count - Octet.Count; i += Octet.Count)
        {
            Eight(
                Cameras.AsSpan(CameraSize * i, CameraSize * Octet.Count), Points.AsSpan(3 * i, 3 * Octet.Count), Octet.At(Weights, i),
                Features.AsSpan(2 * i, 2 * Octet.Count), block, errors);
            Scatter(errors, Errors.AsSpan(2 * i, 2 * Octet.Count), 2);
            Scatter(block, Jacobian.AsSpan(BlockSize * i, BlockSize * Octet.Count), BlockSize);
        }

        for (; i < Data.Count; i++)
        {
            (Errors[2 * i], Errors[2 * i + 1]) = HandWritten(
                Cameras.AsSpan(CameraSize * i, CameraSize), Points.AsSpan(3 * i, 3), Weights[i], Features[2 * i], Features[2 * i + 1],
                Jacobian.AsSpan(BlockSize * i, BlockSize));
        }

        return Errors[0];
    }

    /// <summary>As <see cref="HandWritten"/>; column j of the block are eight numbers from 8 j on.</summary>
    private static void Eight(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, Vector512<double> weight, ReadOnlySpan<double> features, Span<double> block, Span<double> errors)
    {
        Vector512<double> one = Vector512<double>.One, zero = default, two = Vector512.Create(2.0);
        Vector512<double> r0 = Octet.Column(cameras, CameraSize, 0), r1 = Octet.Column(cameras, CameraSize, 1), r2 = Octet.Column(cameras, CameraSize, 2);
        Vector512<double> p0 = Octet.Column(points, 3, 0) - Octet.Column(cameras, CameraSize, 3), p1 = Octet.Column(points, 3, 1) - Octet.Column(cameras, CameraSize, 4);
        Vector512<double> p2 = Octet.Column(points, 3, 2) - Octet.Column(cameras, CameraSize, 5), square = Dot(r0, r1, r2, r0, r1, r2);

        // Without an angle: sin 1, cos 1, and the angle itself 1, as r then stands for the axis.
        Vector512<double> still = Vector512.Equals(square, zero), angle = Vector512.Sqrt(Vector512.ConditionalSelect(still, one, square));
        (Vector512<double> sin, Vector512<double> cos) = Vector512.SinCos(angle);
        (sin, cos) = (Vector512.ConditionalSelect(still, one, sin), Vector512.ConditionalSelect(still, one, cos));
        Vector512<double> inverse = one / angle, u0 = r0 * inverse, u1 = r1 * inverse, u2 = r2 * inverse;
        Vector512<double> dot = Dot(u0, u1, u2, p0, p1, p2), rest = one - cos, along = rest * dot;
        Vector512<double> c0 = Cross(u1, p2, u2, p1), c1 = Cross(u2, p0, u0, p2), c2 = Cross(u0, p1, u1, p0);
        Vector512<double> s0 = Dot(cos, sin, along, p0, c0, u0), s1 = Dot(cos, sin, along, p1, c1, u1), s2 = Dot(cos, sin, along, p2, c2, u2);

        Vector512<double> depth = one / s2, x = s0 * depth, y = s1 * depth, radius = Vector512.FusedMultiplyAdd(x, x, y * y);
        Vector512<double> focus = Octet.Column(cameras, CameraSize, 6), k1 = Octet.Column(cameras, CameraSize, 9), k2 = Octet.Column(cameras, CameraSize, 10);
        Vector512<double> distortion = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(k2, radius, k1), radius, one), slope = Vector512.FusedMultiplyAdd(two * k2, radius, k1);
        Vector512<double> errorX = Vector512.FusedMultiplyAdd(distortion * x, focus, Octet.Column(cameras, CameraSize, 7) - Octet.Column(features, 2, 0));
        Vector512<double> errorY = Vector512.FusedMultiplyAdd(distortion * y, focus, Octet.Column(cameras, CameraSize, 8) - Octet.Column(features, 2, 1));
        Vector512<double> scale = weight * focus, scaled = scale * depth, steep = two * slope, mixed = scaled * x * y * steep;

        Vector512<double> turned = sin * dot;
        Vector512<double> t0 = Dot(cos, -sin, turned, c0, p0, u0), t1 = Dot(cos, -sin, turned, c1, p1, u1), t2 = Dot(cos, -sin, turned, c2, p2, u2);
        Row(block, x, scaled * Vector512.FusedMultiplyAdd(x * x, steep, distortion), mixed, errorX);
        Row(block.Slice(Columns * Octet.Count), y, mixed, scaled * Vector512.FusedMultiplyAdd(y * y, steep, distortion), errorY);
        weight.Store(block, 7 * Octet.Count);
        zero.Store(block, 8 * Octet.Count);
        zero.Store(block, 22 * Octet.Count);
        weight.Store(block, 23 * Octet.Count);
        (weight * errorX).Store(errors, 0);
        (weight * errorY).Store(errors, Octet.Count);

        void Row(Span<double> row, Vector512<double> seen, Vector512<double> a0, Vector512<double> a1, Vector512<double> error)
        {
            Vector512<double> a2 = -Vector512.FusedMultiplyAdd(a0, x, a1 * y), alongA = rest * Dot(u0, u1, u2, a0, a1, a2);
            Vector512<double> q0 = Dot(cos, -sin, alongA, a0, Cross(u1, a2, u2, a1), u0), q1 = Dot(cos, -sin, alongA, a1, Cross(u2, a0, u0, a2), u1);
            Vector512<double> q2 = Dot(cos, -sin, alongA, a2, Cross(u0, a1, u1, a0), u2);
            Vector512<double> b0 = Dot(sin, along, alongA, Cross(p1, a2, p2, a1), a0, p0), b1 = Dot(sin, along, alongA, Cross(p2, a0, p0, a2), a1, p1);
            Vector512<double> b2 = Dot(sin, along, alongA, Cross(p0, a1, p1, a0), a2, p2);
            Vector512<double> turn = Dot(a0, a1, a2, t0, t1, t2) - Dot(b0, b1, b2, u0, u1, u2) * inverse;
            turn = Vector512.ConditionalSelect(still, Vector512<double>.Zero, turn);
            Vector512.FusedMultiplyAdd(b0, inverse, turn * u0).Store(row, 0);
            Vector512.FusedMultiplyAdd(b1, inverse, turn * u1).Store(row, Octet.Count);
            Vector512.FusedMultiplyAdd(b2, inverse, turn * u2).Store(row, 2 * Octet.Count);
            (-q0).Store(row, 3 * Octet.Count);
            (-q1).Store(row, 4 * Octet.Count);
            (-q2).Store(row, 5 * Octet.Count);
            (weight * distortion * seen).Store(row, 6 * Octet.Count);
            Vector512<double> near = scale * radius * seen;
            near.Store(row, 9 * Octet.Count);
            (near * radius).Store(row, 10 * Octet.Count);
            q0.Store(row, 11 * Octet.Count);
            q1.Store(row, 12 * Octet.Count);
            q2.Store(row, 13 * Octet.Count);
            error.Store(row, 14 * Octet.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Dot(
        Vector512<double> a0, Vector512<double> a1, Vector512<double> a2, Vector512<double> b0, Vector512<double> b1, Vector512<double> b2) =>
        Vector512.FusedMultiplyAdd(a0, b0, Vector512.FusedMultiplyAdd(a1, b1, a2 * b2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Cross(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) =>
        Vector512.FusedMultiplyAdd(a, b, -(c * d));

    /// <summary>Columns of eight numbers, as rows.</summary>
    private static void Scatter(ReadOnlySpan<double> columns, Span<double> rows, int width)
    {
        for (int row = 0; row < Octet.Count; row++)
        {
            Span<double> own = rows.Slice(row * width, width);
            for (int j = 0; j < own.Length; j++)
            {
                own[j] = columns[(j * Octet.Count) + row];
            }
        }
    }
}
