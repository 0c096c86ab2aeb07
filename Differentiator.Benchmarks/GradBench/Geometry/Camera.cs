namespace Differentiator.Benchmarks.GradBench.Geometry;

/// <summary>Where a camera is, how it is turned (axis times angle), its focal length, principal point and radial distortion.</summary>
internal readonly record struct Camera(
    Vector Rotation, Vector Centre, double Focus, double PrincipalX, double PrincipalY, double Distortion1, double Distortion2)
{
    /// <summary>How many numbers one is.</summary>
    public const int Size = 11;
}
