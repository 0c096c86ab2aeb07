namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>What a kernel has computed.</summary>
/// <param name="Arguments">With the parameters of the layer.</param>
/// <param name="Values">Of the result.</param>
/// <param name="Derivatives">An array for each of the arguments; empty for labels.</param>
internal sealed record Evaluation(object[] Arguments, double[] Values, double[][] Derivatives);
