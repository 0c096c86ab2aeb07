using System;

namespace Differentiator.Benchmarks.GradBench.Geometry;

/// <summary>The mesh of a hand, whose vertices follow its bones: a wrist, then four bones for each of five fingers, then others.</summary>
internal sealed partial class HandModel
{
    /// <summary>How many numbers a pose is: rotation and place of the hand, then for each finger how its first joint is bent and
    /// spread, and how its second and third joint are bent.</summary>
    public const int PoseSize = 26;

    public const int FewestBones = 1 + (Fingers * 4);

    private const int Fingers = 5;

    public required int[] Parents { get; init; }

    /// <summary>Of each bone, from its parent.</summary>
    public required Affine[] BaseRelatives { get; init; }

    public required Affine[] InverseBaseAbsolutes { get; init; }

    public required Vector[] BasePositions { get; init; }

    /// <summary>Of each vertex, how much it follows each bone.</summary>
    public required double[][] Weights { get; init; }

    public required bool IsMirrored { get; init; }

    [Differentiable(nameof(theta), Derivatives = Derivatives.Jacobian)]
    public void VertexErrors(ReadOnlySpan<double> theta, ReadOnlySpan<Vector> points, ReadOnlySpan<int> vertices, Span<double> errors)
    {
        Vector[] positions = new Vector[BasePositions.Length];
        Pose(theta, positions);
        for (int i = 0; i < points.Length; i++)
        {
            Vector error = points[i] - positions[vertices[i]];
            errors[3 * i] = error.X;
            errors[(3 * i) + 1] = error.Y;
            errors[(3 * i) + 2] = error.Z;
        }
    }

    /// <param name="shift">What is added to each point's two numbers. No error depends on another's two, so that the derivatives with
    /// respect to these two stand for those with respect to all.</param>
    [Differentiable(nameof(shift), nameof(theta), Derivatives = Derivatives.Jacobian)]
    public void SurfaceErrors(
        (double U, double V) shift, ReadOnlySpan<double> theta, ReadOnlySpan<double> us, ReadOnlySpan<Vector> points, ReadOnlySpan<Triangle> triangles, Span<double> errors)
    {
        Vector[] positions = new Vector[BasePositions.Length];
        Pose(theta, positions);
        for (int i = 0; i < points.Length; i++)
        {
            double u = us[2 * i] + shift.U, v = us[(2 * i) + 1] + shift.V;
            Triangle triangle = triangles[i];
            Vector place = (u * positions[triangle.A]) + (v * positions[triangle.B]) + ((1 - u - v) * positions[triangle.C]);
            Vector error = points[i] - place;
            errors[3 * i] = error.X;
            errors[(3 * i) + 1] = error.Y;
            errors[(3 * i) + 2] = error.Z;
        }
    }

    private void Pose(ReadOnlySpan<double> theta, Span<Vector> positions)
    {
        int bones = Parents.Length;
        Affine[] absolutes = new Affine[bones], transforms = new Affine[bones];
        for (int bone = 0; bone < bones; bone++)
        {
            Affine relative = BaseRelatives[bone];

            // The first bone of a finger is fixed to the wrist.
            int finger = (bone - 1) / 4, joint = (bone - 1) % 4;
            if (finger < Fingers && joint > 0)
            {
                int first = 6 + (4 * finger);
                relative *= joint == 1 ? Affine.Rotation(theta[first], theta[first + 1]) : Affine.Rotation(theta[first + joint], 0);
            }

            absolutes[bone] = Parents[bone] < 0 ? relative : absolutes[Parents[bone]] * relative;
            transforms[bone] = absolutes[bone] * InverseBaseAbsolutes[bone];
        }

        Affine hand = Affine.Rotation(new(theta[0], theta[1], theta[2]), new Vector(theta[3], theta[4], theta[5]));
        for (int i = 0; i < positions.Length; i++)
        {
            double[] weights = Weights[i];
            Vector position = new(0, 0, 0);
            for (int bone = 0; bone < bones; bone++)
            {
                position += weights[bone] * transforms[bone].Move(BasePositions[i]);
            }

            positions[i] = hand.Move(IsMirrored ? position with { X = -position.X } : position);
        }
    }
}
