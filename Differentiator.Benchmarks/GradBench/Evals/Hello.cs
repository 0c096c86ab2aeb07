namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>hello</c>: the derivative of x².</summary>
internal static partial class Hello
{
    [Differentiable]
    public static double Square(double x) => x * x;

    public static Eval Eval() => new(
        "hello",
        EvalFunction.Of<double>("square", x => EvalRun.Of(() => Square(x))),
        EvalFunction.Of<double>("double", x => EvalRun.Of(() =>
        {
            SquareGradient(x, out double gradient);
            return gradient;
        })));
}
