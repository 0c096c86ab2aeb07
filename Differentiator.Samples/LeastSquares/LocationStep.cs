namespace Differentiator.Samples.LeastSquares;

/// <summary>Where a receiver is thought to be after some steps, the sum of squares there, and what the step was damped by.</summary>
internal sealed record LocationStep(int Step, double X, double Y, double Offset, double Cost, double Damping, bool IsAccepted);
