using System;
using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

public sealed class WriteRuleStubTests
{
    private const string Throws = "throw new NotImplementedException()";

    private static readonly WriteRuleStubFix Fix = new();

    [Fact]
    public async Task In_reverse_form_for_numbers()
    {
        const string Before = """
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;

            namespace Pendulums;

            public static partial class C
            {
                /// <summary>Twice the energy.</summary>
                [Differentiable]
                public static double F(double x) => 2 * Physics.Energy(x); // here

                private static int Other => 1;
            }
            """;
        const string After = """
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;

            namespace Pendulums;

            public static partial class C
            {
                /// <summary>Twice the energy.</summary>
                [Differentiable]
                public static double F(double x) => 2 * Physics.Energy(x); // here

                [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
                internal static void EnergyVjp(double x, double resultCotangent, ref double xGradient) => throw new NotImplementedException();

                private static int Other => 1;
            }
            """;
        await CodeFixAssert.OffersAsync(Fix, Before, "Write the derivative of 'Physics.Energy' by hand, in reverse form", "Write the derivative of 'Physics.Energy' by hand, in forward form");
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, Before, After);
        Func<double, (double, double)> gradient = run.Method<Func<double, (double, double)>>("Pendulums.C", "FGradient");
        Assert.Throws<NotImplementedException>(() => gradient(0.7));
        string filled = After.Replace(Throws, "xGradient += (Math.Cos(x) * x + Math.Sin(x)) * resultCotangent", StringComparison.Ordinal);
        CodeFixAssert.HasSlope(GeneratorHarness.Run(new HarnessOptions { References = [References.To(typeof(Diagnostics.Physics))] }, filled), "Pendulums.C", "F", 0.7);
    }

    [Fact]
    public async Task In_forward_form_without_usings()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            static partial class C
            {
                [Differentiator.Differentiable(Derivatives = Differentiator.Derivatives.Jvp)]
                static double F(double[] a, System.ReadOnlySpan<double> b)
                {
                    return Differentiator.Tests.Diagnostics.Physics.Dot(a, b);
                }
            }
            """, """
            static partial class C
            {
                [Differentiator.Differentiable(Derivatives = Differentiator.Derivatives.Jvp)]
                static double F(double[] a, System.ReadOnlySpan<double> b)
                {
                    return Differentiator.Tests.Diagnostics.Physics.Dot(a, b);
                }

                [Differentiator.DerivativeOf(typeof(Differentiator.Tests.Diagnostics.Physics), nameof(Differentiator.Tests.Diagnostics.Physics.Dot))]
                internal static (double Value, double Tangent) DotJvp(double[] a, System.ReadOnlySpan<double> b, System.ReadOnlySpan<double> aTangent, System.ReadOnlySpan<double> bTangent) => throw new System.NotImplementedException();
            }
            """, choice: 1);
        Assert.Contains("DotJvp(", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_generic_types_in_the_helper_that_calls()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(Fix, """
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;
            static partial class C
            {
                internal static class Helper
                {
                    internal static class Of<T>
                    {
                        internal static float G(float y) => Physics.Mixed(y, 2, 3.0);
                    }
                }

                [Differentiable]
                static float F(float x) => Helper.Of<int>.G(x);
            }
            """, """
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;
            static partial class C
            {
                internal static class Helper
                {
                    internal static class Of<T>
                    {
                        internal static float G(float y) => Physics.Mixed(y, 2, 3.0);
                    }

                    [DerivativeOf(typeof(Physics), nameof(Physics.Mixed))]
                    internal static void MixedVjp(float @in, int n, double y, float resultCotangent, ref float inGradient, ref double yGradient) => throw new NotImplementedException();
                }

                [Differentiable]
                static float F(float x) => Helper.Of<int>.G(x);
            }
            """);
        Assert.Throws<NotImplementedException>(() => run.Method<Func<float, (float, float)>>("C", "FGradient")(1));
    }

    [Theory]
    [InlineData("static partial class C<T> { [Differentiable] static double F(double x) => Physics.Energy(x); }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x) => Physics.Length((x, x)); }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x) { double[] a = [x, x]; return Physics.Dot(a, a); } }")]
    public Task None_is_offered_where_none_would_fit(string type) =>
        CodeFixAssert.OffersAsync(Fix, "using Differentiator; using Differentiator.Tests.Diagnostics; " + type);

    [Fact]
    public async Task Lines_end_as_those_of_the_file()
    {
        const string After = """
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;
            static partial class C
            {
                [Differentiable]
                static double F(double x) => Physics.Energy(x);

                [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
                internal static void EnergyVjp(double x, double resultCotangent, ref double xGradient) => throw new NotImplementedException();
            }

            """;
        string after = After.Replace("\n", "\r\n", StringComparison.Ordinal);
        int stub = after.IndexOf("\r\n\r\n    [DerivativeOf", StringComparison.Ordinal), end = after.IndexOf("\r\n}", StringComparison.Ordinal);
        await CodeFixAssert.FixesAsync(Fix, after.Remove(stub, end - stub), after);
        await CodeFixAssert.FixesAllAsync(Fix, [after.Remove(stub, end - stub)], [after]);
    }

    [Fact]
    public async Task One_for_each_function_everywhere()
    {
        GeneratorRun run = await CodeFixAssert.FixesAllAsync(Fix, ["""
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;
            partial class C
            {
                [Differentiable]
                static double F(double x) => Physics.Energy(x) + Physics.Energy(2 * x);

                [Differentiable]
                static double G(double[] x, int n) => n * Physics.Dot(x, x);
            }
            """], ["""
            using System;
            using Differentiator;
            using Differentiator.Tests.Diagnostics;
            partial class C
            {
                [Differentiable]
                static double F(double x) => Physics.Energy(x) + Physics.Energy(2 * x);

                [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
                internal static void EnergyVjp(double x, double resultCotangent, ref double xGradient) => throw new NotImplementedException();

                [Differentiable]
                static double G(double[] x, int n) => n * Physics.Dot(x, x);

                [DerivativeOf(typeof(Physics), nameof(Physics.Dot))]
                internal static void DotVjp(double[] a, ReadOnlySpan<double> b, double resultCotangent, Span<double> aGradient, Span<double> bGradient) => throw new NotImplementedException();
            }
            """]);
        Assert.Equal(2, run.Sources.Count);
    }
}
