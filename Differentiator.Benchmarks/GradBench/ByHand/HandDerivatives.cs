using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.GradBench.Geometry;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>
/// The Jacobians of the eval <c>ht</c> by hand: a number of a finger's pose moves the bones from its joint on, and vertices as much as
/// they follow these. As the function does, for all vertices; those that are seen would do.
/// </summary>
internal sealed class HandDerivatives(HandModel hand)
{
    private const int Fingers = 5;
    private const int HandSize = 6;
    private const int FingerSize = 4;

    private readonly Affine[] relatives = new Affine[hand.Parents.Length];
    private readonly Affine[] absolutes = new Affine[hand.Parents.Length];
    private readonly Affine[] transforms = new Affine[hand.Parents.Length];
    private readonly Affine[] slopes = new Affine[HandModel.PoseSize * hand.Parents.Length];
    private readonly Affine[] changes = new Affine[HandModel.PoseSize * hand.Parents.Length];
    private readonly Vector[] positions = new Vector[hand.BasePositions.Length];
    private readonly Vector[] positionSlopes = new Vector[HandModel.PoseSize * hand.BasePositions.Length];

    /// <summary>Of each number of a finger's pose.</summary>
    private readonly int[][] followers =
    [
        .. Enumerable.Range(0, HandModel.PoseSize).Select(number => number < HandSize ? []
            : Followers(hand.Parents, 1 + (FingerSize * ((number - HandSize) / FingerSize)) + Math.Max((number - HandSize) % FingerSize, 1))),
    ];

    public void Vertices(ReadOnlySpan<double> theta, ReadOnlySpan<Vector> points, ReadOnlySpan<int> vertices, Span<double> errors, Span<double> jacobian)
    {
        Pose(theta);
        for (int i = 0; i < points.Length; i++)
        {
            Put(points[i] - positions[vertices[i]], errors.Slice(3 * i), 1);
            ReadOnlySpan<Vector> own = positionSlopes.AsSpan(vertices[i] * HandModel.PoseSize, HandModel.PoseSize);
            Span<double> rows = jacobian.Slice(3 * i * HandModel.PoseSize, 3 * HandModel.PoseSize);
            for (int j = 0; j < own.Length; j++)
            {
                Put(-1 * own[j], rows.Slice(j), HandModel.PoseSize);
            }
        }
    }

    public void Surface(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, ReadOnlySpan<Vector> points, ReadOnlySpan<Triangle> triangles, Span<double> errors, Span<double> jacobian)
    {
        const int Columns = HandModel.PoseSize + 2;
        Pose(theta);
        for (int i = 0; i < points.Length; i++)
        {
            double u = us[2 * i], v = us[2 * i + 1], w = 1 - u - v;
            Triangle triangle = triangles[i];
            Vector a = positions[triangle.A], b = positions[triangle.B], c = positions[triangle.C];
            Put(points[i] - (u * a + v * b + w * c), errors.Slice(3 * i), 1);
            Span<double> rows = jacobian.Slice(3 * i * Columns, 3 * Columns);
            Put(c - a, rows, Columns);
            Put(c - b, rows.Slice(1), Columns);
            ReadOnlySpan<Vector> ofA = positionSlopes.AsSpan(triangle.A * HandModel.PoseSize, HandModel.PoseSize);
            ReadOnlySpan<Vector> ofB = positionSlopes.AsSpan(triangle.B * HandModel.PoseSize, HandModel.PoseSize);
            ReadOnlySpan<Vector> ofC = positionSlopes.AsSpan(triangle.C * HandModel.PoseSize, HandModel.PoseSize);
            for (int j = 0; j < ofA.Length; j++)
            {
                Put(-u * ofA[j] - v * ofB[j] - w * ofC[j], rows.Slice(j + 2), Columns);
            }
        }
    }

    private static void Put(Vector vector, Span<double> place, int stride)
    {
        place[0] = vector.X;
        place[stride] = vector.Y;
        place[2 * stride] = vector.Z;
    }

    /// <summary>All positions, and how they change with each number of the pose.</summary>
    private void Pose(ReadOnlySpan<double> theta)
    {
        Bones(theta);
        Affine whole = Affine.Rotation(new Vector(theta[0], theta[1], theta[2]), new Vector(theta[3], theta[4], theta[5]));
        Vector axis = new(theta[0], theta[1], theta[2]);
        Affine turnX = RotationSlope.Of(axis, new(1, 0, 0)), turnY = RotationSlope.Of(axis, new(0, 1, 0)), turnZ = RotationSlope.Of(axis, new(0, 0, 1));
        for (int i = 0; i < positions.Length; i++)
        {
            double[] weights = hand.Weights[i];
            Vector rest = hand.BasePositions[i], position = Mirrored(Moved(rest, weights, transforms));
            positions[i] = whole.Move(position);
            Span<Vector> own = positionSlopes.AsSpan(i * HandModel.PoseSize, HandModel.PoseSize);
            (own[0], own[1], own[2]) = (turnX.Turn(position), turnY.Turn(position), turnZ.Turn(position));
            (own[3], own[4], own[5]) = (new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1));
            for (int j = HandSize; j < own.Length; j++)
            {
                int[] bones = followers[j];
                own[j] = whole.Turn(Mirrored(Moved(rest, weights, bones, changes.AsSpan(j * transforms.Length, bones.Length))));
            }
        }
    }

    // In methods of their own: the JIT inlines so much into Pose, and not these loops.
    private static Vector Moved(Vector rest, ReadOnlySpan<double> weights, ReadOnlySpan<Affine> transforms)
    {
        Vector position = new(0, 0, 0);
        for (int bone = 0; bone < transforms.Length; bone++)
        {
            position += weights[bone] * transforms[bone].Move(rest);
        }

        return position;
    }

    private static Vector Moved(Vector rest, ReadOnlySpan<double> weights, ReadOnlySpan<int> bones, ReadOnlySpan<Affine> changes)
    {
        Vector slope = new(0, 0, 0);
        for (int follower = 0; follower < changes.Length; follower++)
        {
            slope += weights[bones[follower]] * changes[follower].Move(rest);
        }

        return slope;
    }

    private Vector Mirrored(Vector v) => hand.IsMirrored ? v with { X = -v.X } : v;

    /// <summary>Where all bones are, and how those that follow a number of a finger's pose move with it.</summary>
    private void Bones(ReadOnlySpan<double> theta)
    {
        for (int bone = 0; bone < relatives.Length; bone++)
        {
            int finger = (bone - 1) / FingerSize, joint = (bone - 1) % FingerSize, first = HandSize + FingerSize * finger, parent = hand.Parents[bone];
            Affine relative = hand.BaseRelatives[bone];
            if (finger < Fingers && joint > 0)
            {
                relative *= joint == 1 ? Affine.Rotation(theta[first], theta[first + 1]) : Affine.Rotation(theta[first + joint], 0);
            }

            absolutes[bone] = parent < 0 ? relative : absolutes[parent] * relative;
            transforms[bone] = absolutes[bone] * hand.InverseBaseAbsolutes[bone];
            relatives[bone] = relative;
        }

        for (int number = HandSize; number < HandModel.PoseSize; number++)
        {
            Follow(theta, number);
        }
    }

    /// <summary>The derivatives of the bones that follow a number of a finger's pose: a product's by its left factor, from the joint on.</summary>
    private void Follow(ReadOnlySpan<double> theta, int number)
    {
        int place = (number - HandSize) % FingerSize, first = number - place, start = 1 + first - HandSize + Math.Max(place, 1), parent = hand.Parents[start];
        Affine slope = place switch
        {
            0 => RotationSlope.First(theta[first], theta[first + 1]),
            1 => RotationSlope.Second(theta[first], theta[first + 1]),
            _ => RotationSlope.First(theta[number], 0),
        };
        Span<Affine> own = slopes.AsSpan(number * relatives.Length, relatives.Length), change = changes.AsSpan(number * relatives.Length, relatives.Length);
        slope = Turned(hand.BaseRelatives[start], slope);
        own[start] = parent < 0 ? slope : Turned(absolutes[parent], slope);
        int[] bones = followers[number];
        for (int i = 0; i < bones.Length; i++)
        {
            int bone = bones[i];
            if (i > 0)
            {
                own[bone] = own[hand.Parents[bone]] * relatives[bone];
            }

            change[i] = own[bone] * hand.InverseBaseAbsolutes[bone];
        }
    }

    /// <summary>A map after a change of directions and origin.</summary>
    private static Affine Turned(Affine map, Affine change) => new(map.Turn(change.X), map.Turn(change.Y), map.Turn(change.Z), map.Turn(change.Origin));

    /// <summary>A bone and those that hang on it.</summary>
    private static int[] Followers(int[] parents, int start)
    {
        List<int> followers = [start];
        for (int bone = start + 1; bone < parents.Length; bone++)
        {
            if (followers.Contains(parents[bone]))
            {
                followers.Add(bone);
            }
        }

        return [.. followers];
    }
}
