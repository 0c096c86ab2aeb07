using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

public sealed class MarkDifferentiableTests
{
    private static readonly MarkDifferentiableFix Fix = new();

    [Fact]
    public async Task A_called_member_of_an_interface_with_those_that_implement_it()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(
            Fix,
            ["""
            using Differentiator;
            namespace Curves;

            public static partial class C
            {
                [Differentiable]
                public static double F(double x, [NoGradient] ICurve curve) => 2 * curve.At(x);

                public static double G(double x) => F(x, new Parabola());
            }
            """, """
            namespace Curves;

            /// <summary>A curve.</summary>
            public interface ICurve
            {
                /// <summary>The height.</summary>
                double At(double x);
            }

            public sealed class Parabola : ICurve
            {
                // squared
                public double At(double x) => x * x;
            }
            """],
            ["""
            using Differentiator;
            namespace Curves;

            public static partial class C
            {
                [Differentiable]
                public static double F(double x, [NoGradient] ICurve curve) => 2 * curve.At(x);

                public static double G(double x) => F(x, new Parabola());
            }
            """, """
            namespace Curves;

            /// <summary>A curve.</summary>
            public partial interface ICurve
            {
                /// <summary>The height.</summary>
                [global::Differentiator.Differentiable]
                double At(double x);
            }

            public sealed partial class Parabola : ICurve
            {
                // squared
                [global::Differentiator.Differentiable]
                public double At(double x) => x * x;
            }
            """]);
        object parabola = System.Activator.CreateInstance(run.Assembly.GetType("Curves.Parabola")!)!;
        CodeFixAssert.HasSlope(run, "Curves.C", "F", 0.7, parabola);
    }

    [Fact]
    public async Task A_method_that_overrides_a_differentiable_one()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            using Differentiator;
            public partial class Spring
            {
                [Differentiable] public virtual double Energy(double x) => x * x / 2;
            }

            public class Outer<T>
            {
                public class Stiff : Spring
                {
                    [System.Obsolete]
                    public override double Energy(double x) => 10 * x * x;
                }
            }
            """, """
            using Differentiator;
            public partial class Spring
            {
                [Differentiable] public virtual double Energy(double x) => x * x / 2;
            }

            public partial class Outer<T>
            {
                public partial class Stiff : Spring
                {
                    [Differentiable]
                    [System.Obsolete]
                    public override double Energy(double x) => 10 * x * x;
                }
            }
            """);
        CodeFixAssert.HasSlope(run, "Spring", "Energy", 0.7);
    }

    [Fact]
    public async Task Lines_end_as_those_of_the_file()
    {
        const string Before = "using Differentiator;\r\npublic partial class A { [Differentiable] public virtual double F(double x) => x; }\r\npublic partial class B : A\r\n{\r\n\t/// <summary>Twice.</summary>\r\n\tpublic override double F(double x) => 2 * x;\r\n}\r\n";
        await CodeFixAssert.FixesAsync(Fix, Before, Before.Replace("\tpublic", "\t[Differentiable]\r\n\tpublic", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("interface I { double At(double x); } class P : I { double I.At(double x) => x; } static partial class C { [Differentiable] static double F(double x, [NoGradient] I i) => i.At(x); }")]
    [InlineData("interface I { T At<T>(T x); } static partial class C { [Differentiable] static double F(double x, [NoGradient] I i) => i.At(x); }")]
    [InlineData("interface I { double At(int n); } static partial class C { [Differentiable] static double F(double x, int n, [NoGradient] I i) => x * i.At(n); }")]
    public Task None_is_offered_where_it_cannot_be_marked(string types) => CodeFixAssert.OffersAsync(Fix, "using Differentiator; " + types);

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_are_marked_at_once(FixAllScope scope)
    {
        GeneratorRun run = await CodeFixAssert.FixesAllAsync(
            Fix,
            ["""
            using Differentiator;
            public interface I { double At(double x); double To(double x); }
            public class P : I
            {
                public double At(double x) => x * x;
                public double To(double x) => x;
            }
            public static partial class C
            {
                [Differentiable] public static double F(double x, [NoGradient] I i) => i.At(x) * i.To(x) + i.At(2 * x);
            }
            """],
            ["""
            using Differentiator;
            public partial interface I { [Differentiable] double At(double x); [Differentiable] double To(double x); }
            public partial class P : I
            {
                [Differentiable]
                public double At(double x) => x * x;
                [Differentiable]
                public double To(double x) => x;
            }
            public static partial class C
            {
                [Differentiable] public static double F(double x, [NoGradient] I i) => i.At(x) * i.To(x) + i.At(2 * x);
            }
            """],
            scope: scope);
        CodeFixAssert.HasSlope(run, "C", "F", 0.7, System.Activator.CreateInstance(run.Assembly.GetType("P")!)!);
    }
}
