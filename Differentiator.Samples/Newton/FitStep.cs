namespace Differentiator.Samples.Newton;

/// <summary>The parameters after some steps, the negative log-likelihood there, the length of its gradient, and whether its Hessian is
/// positive definite.</summary>
internal sealed record FitStep(int Step, double Shape, double Scale, double Value, double Slope, bool IsConvex);
