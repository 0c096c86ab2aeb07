using System;
using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

public sealed class WriteFittingDerivativeTests
{
    private static readonly WriteFittingDerivativeFix Fix = new();

    private const string Stub = "    internal static void SquareVjp(double x, Span<double> y, double resultCotangent, ref double xGradient, Span<double> yGradient) => throw new NotImplementedException();\n\n";

    [Fact]
    public async Task Beside_the_one_that_does_not_fit()
    {
        const string After = """
            using System;
            using Differentiator;
            static partial class C
            {
                [Derivative(nameof(SquareVjp))]
                static double Square(double x, Span<double> y) => x * x;

                internal static void SquareVjp(double x, Span<double> y, double resultCotangent, ref double xGradient, Span<double> yGradient) => throw new NotImplementedException();

                static double SquareVjp(double x) => 2 * x;

                [Differentiable(nameof(x))]
                static double F(double x, Span<double> y) => Square(x, y) + Square(2 * x, y);
            }
            """;
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, After.Replace(Stub, "", StringComparison.Ordinal), After);
        Assert.Contains("SquareVjp(", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_form_of_the_one_that_does_not_fit()
    {
        const string After = """
            using Differentiator;
            static partial class C<T>
            {
                public static partial class D
                {
                    [Derivative(nameof(SquareJvp))]
                    public static double Square(double x) => x * x;

                    internal static (double Value, double Tangent) SquareJvp(double x, double xTangent) => throw new System.NotImplementedException();

                    static (double, double) SquareJvp() => default;

                    [Differentiable(Derivatives = Derivatives.Jvp)]
                    public static double F(double x) => Square(x);
                }
            }
            """;
        GeneratorRun run = await CodeFixAssert.FixesAsync(
            Fix, After.Replace("        internal static (double Value, double Tangent) SquareJvp(double x, double xTangent) => throw new System.NotImplementedException();\n\n", "", StringComparison.Ordinal), After);
        Assert.Contains("SquareJvp(x, ", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_for_each_method_everywhere()
    {
        const string After = """
            using Differentiator;
            static partial class C
            {
                [Derivative(nameof(GVjp))]
                static double G(double x) => x * x;

                internal static void GVjp(double x, double resultCotangent, ref double xGradient) => throw new System.NotImplementedException();

                static void GVjp() { }

                [Derivative(nameof(HVjp))]
                static double H(double x) => x;

                internal static void HVjp(double x, double resultCotangent, ref double xGradient) => throw new System.NotImplementedException();

                static void HVjp() { }

                [Differentiable]
                static double F(double x) => G(x) * H(x) + G(2 * x);
            }
            """;
        string before = After;
        foreach (char name in "GH")
            before = before.Replace($"    internal static void {name}Vjp(double x, double resultCotangent, ref double xGradient) => throw new System.NotImplementedException();\n\n", "", StringComparison.Ordinal);
        await CodeFixAssert.FixesAllAsync(Fix, [before], [After]);
        string filled = After
            .Replace("internal static void GVjp(double x, double resultCotangent, ref double xGradient) => throw new System.NotImplementedException()", "static void GVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 2 * x * resultCotangent", StringComparison.Ordinal)
            .Replace("throw new System.NotImplementedException()", "xGradient += resultCotangent", StringComparison.Ordinal);
        CodeFixAssert.HasSlope(GeneratorHarness.Run(filled), "C", "F", 0.7);
    }
}
