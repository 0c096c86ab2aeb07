using System;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>A function with its input unpacked and its buffers made: what is timed, and what the last run left.</summary>
internal sealed record EvalRun(Action Run, Func<object> Output)
{
    /// <summary>A run whose result is one number.</summary>
    public static EvalRun Of(Func<double> function)
    {
        double result = 0;
        return new EvalRun(() => result = function(), () => result);
    }
}
