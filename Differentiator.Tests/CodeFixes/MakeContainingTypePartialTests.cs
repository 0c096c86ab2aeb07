using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

public sealed class MakeContainingTypePartialTests
{
    private static readonly MakeContainingTypePartialFix Fix = new();

    [Fact]
    public async Task The_modifier_is_the_last_one()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            using Differentiator;

            namespace Shapes;

            /// <summary>Squares.</summary>
            public static class C // here
            {
                [Differentiable]
                public static double F(double x) => x * x;
            }
            """, """
            using Differentiator;

            namespace Shapes;

            /// <summary>Squares.</summary>
            public static partial class C // here
            {
                [Differentiable]
                public static double F(double x) => x * x;
            }
            """);
        CodeFixAssert.HasSlope(run, "Shapes.C", "F", 0.7);
    }

    [Fact]
    public async Task A_type_without_modifiers_keeps_its_comments_and_attributes()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            // A file.
            namespace A.B
            {
                /* one */ [System.Obsolete] // two
                class C
                {
                    [Differentiator.Differentiable] static double F(double x) => x * x * x;
                }
            }
            """, """
            // A file.
            namespace A.B
            {
                /* one */ [System.Obsolete] // two
                partial class C
                {
                    [Differentiator.Differentiable] static double F(double x) => x * x * x;
                }
            }
            """);
        CodeFixAssert.HasSlope(run, "A.B.C", "F", 0.7);
    }

    [Fact]
    public async Task All_types_around_are_made_partial_at_once()
    {
        const string Before = """
            using Differentiator;
            class Outer<T>
            {
                public partial record Middle
                {
                    readonly struct Inner
                    {
                        [Differentiable] internal static double F(double x) => 3 * x;
                    }
                }
            }
            """;
        const string After = """
            using Differentiator;
            partial class Outer<T>
            {
                public partial record Middle
                {
                    readonly partial struct Inner
                    {
                        [Differentiable] internal static double F(double x) => 3 * x;
                    }
                }
            }
            """;
        await CodeFixAssert.OffersAsync(Fix, Before, "Make 'Outer' partial", "Make 'Inner' and 'Outer' partial");
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, Before, After, choice: 1);
        Assert.Contains("FGradient(double x)", run.Source, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_a_solution_are_made_partial_once()
    {
        GeneratorRun run = await CodeFixAssert.FixesAllAsync(
            Fix,
            ["using Differentiator;\nclass A\n{\n    class B { [Differentiable] static double F(double x) => x; }\n    class C { [Differentiable] static double F(double x) => x; }\n}\n", "using Differentiator;\nstatic class D { [Differentiable] static double F(double x) => x * x; [Differentiable] static double G(double x) => x; }\n"],
            ["using Differentiator;\npartial class A\n{\n    partial class B { [Differentiable] static double F(double x) => x; }\n    partial class C { [Differentiable] static double F(double x) => x; }\n}\n", "using Differentiator;\nstatic partial class D { [Differentiable] static double F(double x) => x * x; [Differentiable] static double G(double x) => x; }\n"]);
        CodeFixAssert.HasSlope(run, "D", "F", 0.7);
    }
}
