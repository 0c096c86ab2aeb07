using System;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>lse</c>: log Σ exp xᵢ, where no power is larger than 1.</summary>
internal static partial class LogSumExp
{
    [Differentiable]
    [Differentiable(Name = "FastValue", Fast = true)]
    public static double Value(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double value in x)
        {
            max = Math.Max(max, value);
        }

        double sum = 0;
        foreach (double value in x)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    public static Eval Eval() => new(
        "lse",
        EvalFunction.Of<Input>("primal", input => EvalRun.Of(() => Value(input.X))),
        EvalFunction.Of<Input>("gradient", input =>
        {
            double[] gradient = new double[input.X.Length];
            return new EvalRun(() => ValueGradient(input.X, gradient), () => gradient);
        }));

    private sealed record Input(double[] X);
}
