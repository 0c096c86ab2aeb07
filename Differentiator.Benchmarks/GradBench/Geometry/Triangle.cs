namespace Differentiator.Benchmarks.GradBench.Geometry;

/// <summary>Three vertices of a mesh.</summary>
internal readonly record struct Triangle(int A, int B, int C);
