using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

public sealed class MarkNoGradientTests
{
    private static readonly MarkNoGradientFix Fix = new();

    [Fact]
    public async Task A_parameter_without_influence_is_marked()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            using Differentiator;
            static partial class C
            {
                [Differentiable]
                static double F(double x, /* scale */ in double y) => x * x;
            }
            """, """
            using Differentiator;
            static partial class C
            {
                [Differentiable]
                static double F(double x, /* scale */ [NoGradient] in double y) => x * x;
            }
            """);
        Assert.DoesNotContain("yGradient", run.Source, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_structure_without_setters_is_marked()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            struct Line
            {
                public Line(double slope) => Slope = slope;
                public double Slope { get; }
            }

            static partial class C
            {
                [Differentiator.Differentiable]
                static double F(double x,
                    [System.Diagnostics.CodeAnalysis.DisallowNull]
                    Line line) => line.Slope * x * x;
            }
            """, """
            struct Line
            {
                public Line(double slope) => Slope = slope;
                public double Slope { get; }
            }

            static partial class C
            {
                [Differentiator.Differentiable]
                static double F(double x,
                    [global::Differentiator.NoGradient] [System.Diagnostics.CodeAnalysis.DisallowNull]
                    Line line) => line.Slope * x * x;
            }
            """);
        Assert.Contains("FGradient", run.Source, System.StringComparison.Ordinal);
        Assert.DoesNotContain("throw", run.Source, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => 1;")]
    [InlineData("[Differentiable(nameof(x), nameof(y))] static double F(double x, double y) => x;")]
    [InlineData("[Differentiable] static void F(double x, double y, double[] a) => a[0] = x;", "Mark 'y' [NoGradient]")]
    [InlineData("[Differentiable] static double F(double x, double y) => x;", "Mark 'y' [NoGradient]")]
    public Task It_is_offered_where_others_remain_and_none_is_named(string members, params string[] titles) =>
        CodeFixAssert.OffersAsync(Fix, "using Differentiator; static partial class C { " + members + " }", titles);

    [Fact]
    public async Task All_are_marked_but_never_all_parameters_of_a_method()
    {
        GeneratorRun run = await CodeFixAssert.FixesAllAsync(
            Fix,
            ["using Differentiator; partial class C { [Differentiable] static double F(double x, double y, double z) => x; [Differentiable] static double G(double x, double y) => 1; }"],
            ["using Differentiator; partial class C { [Differentiable] static double F(double x, [NoGradient] double y, [NoGradient] double z) => x; [Differentiable] static double G(double x, double y) => 1; }"],
            left: "DIFF120");
        CodeFixAssert.HasSlope(run, "C", "F", 0.7, 2.0, 3.0);
    }
}
