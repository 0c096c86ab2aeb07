using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Methods are differentiated through methods of other assemblies, by the derivatives that were emitted there.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        using System;
        using Differentiator;

        namespace Physics;

        /// <summary>Differentiable methods, of all sorts.</summary>
        public static partial class Gravity
        {
            /// <summary>Of two numbers.</summary>
            [Differentiable]
            public static double Potential(double mass, double distance) => -mass / distance;

            /// <summary>An overload, of one.</summary>
            [Differentiable]
            public static double Potential(double distance) => Potential(4, distance);

            /// <summary>Of an array and data.</summary>
            [Differentiable(nameof(x))]
            public static double Weighted(double[] x, double[] weights)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += weights[i] * x[i] * x[i];
                return sum;
            }

            /// <summary>Tangents only.</summary>
            [Differentiable(Derivatives = Derivatives.Jvp)]
            public static double Forward(double x) => x * x * x;

            /// <summary>Has an effect.</summary>
            [Differentiable]
            public static double Printed(double x)
            {
                Console.WriteLine(x);
                return x * x;
            }

            /// <summary>Writes what it is given.</summary>
            [Differentiable]
            public static double Written(double x, [NoGradient] double[] last)
            {
                last[0] = x;
                return x * x;
            }

            /// <summary>Writes integers.</summary>
            [Differentiable]
            public static double Counted(double x, int[] calls)
            {
                calls[0]++;
                return x * x;
            }

            /// <summary>Returns two numbers.</summary>
            [Differentiable]
            public static (double A, double B) Both(double x) => (x, x * x);

            /// <summary>Not differentiable.</summary>
            public static double Plain(double x) => x;
        }
        """;

    private static readonly byte[] Image = ImageOf(GeneratorHarness.Run(HarnessOptions.Default with { AssemblyName = "Physics" }, Library).Compilation);

    [CompilerTheory]
    [InlineData("double x, double y", "x * Gravity.Potential(x * y, y)", "C.FGradient(3, 2) == (-9, -6, 0)")]
    [InlineData("double x", "Gravity.Potential(x) + Gravity.Potential(mass: 1, distance: x)", "C.FGradient(2) == (-2.5, 1.25)")]
    [InlineData("double[] a, [NoGradient] double[] w", "Gravity.Weighted(a, w) * a[0]", "C.FGradient(new[] { 2.0, 1 }, new[] { 1.0, 3 }) is (14, [15, 12])")]
    public void Reverse_mode_calls_the_emitted_derivative(string parameters, string value, string holds) => Assert.True(Holds("", parameters, value, holds));

    [CompilerTheory]
    [InlineData("double x, double y", "x * Gravity.Potential(y) ", "C.FJvp(3, 2, 1, 1) == (-6, 1)", "Gravity.Potential")]
    [InlineData("double x", "2 * Gravity.Forward(x)", "C.FJvp(2, 1) == (16, 24)", "")]
    public void Forward_mode_needs_emitted_tangents(string parameters, string value, string holds, string refused)
    {
        if (refused.Length == 0)
            Assert.True(Holds("(Derivatives = Derivatives.Jvp)", parameters, value, holds));
        else
            Assert.Contains("ask for Derivatives.Jvp too", Refusal("(Derivatives = Derivatives.Jvp)", parameters, value), StringComparison.Ordinal);
    }

    [CompilerTheory]
    [InlineData("", "double[] w, [NoGradient] double[] x", "Gravity.Weighted(x, w)", "")]
    [InlineData("", "double x", "Gravity.Weighted([x, 2 * x], [1, 3])", "ReadOnlySpan<double>")]
    [InlineData("", "double x", "Gravity.Printed(x)", "effects")]
    [InlineData("", "double x, [NoGradient] double[] last", "Gravity.Written(x, last)", "effects")]
    [InlineData("", "double x, int[] calls", "Gravity.Counted(x, calls)", "effects")]
    [InlineData("", "double x", "Gravity.Forward(x)", "Derivatives.Vjp")]
    [InlineData("", "double x", "Gravity.Both(x).A", "no derivative")]
    [InlineData("", "double x", "Gravity.Plain(x)", "no derivative")]
    [InlineData("(Derivatives = Derivatives.Hessian)", "double x", "Gravity.Potential(x)", "")]
    public void What_was_not_emitted_is_refused(string options, string parameters, string value, string says) =>
        Assert.Contains(says, Refusal(options, parameters, value), StringComparison.Ordinal);

    private static string Refusal(string options, string parameters, string value)
    {
        GeneratorRun run = GeneratorHarness.Run(Other with { Analyze = true, Check = false }, Source(options, parameters, value, "true"));
        return Assert.Single(run.Diagnostics).GetMessage();
    }

    private static bool Holds(string options, string parameters, string value, string holds)
    {
        Compilation other = GeneratorHarness.Run(Other, Source(options, parameters, value, holds)).Compilation;
        var context = new AssemblyLoadContext("Other", isCollectible: true);
        context.LoadFromStream(new MemoryStream(Image));
        Type type = context.LoadFromStream(new MemoryStream(ImageOf((CSharpCompilation)other))).GetType("C")!;
        return (bool)type.GetMethod("Check", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;
    }

    private static HarnessOptions Other => new() { References = [MetadataReference.CreateFromImage(Image)], AssemblyName = "Other" };

    private static string Source(string options, string parameters, string value, string holds) => $$"""
        using Differentiator;
        using Physics;

        static partial class C
        {
            [Differentiable{{options}}]
            internal static double F({{parameters}}) => {{value}};

            internal static bool Check() => {{holds}};
        }
        """;

    private static byte[] ImageOf(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return stream.ToArray();
    }
}
