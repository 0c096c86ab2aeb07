using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.VirtualMembers;

/// <summary>
/// Classes of another assembly, which may have been compiled without the generator: what they replace has no derivative, and that of
/// the base must not run in its place.
/// </summary>
public sealed class ReplacedMethodTests
{
    private const string Library = """
        using Differentiator;

        namespace Shapes;

        /// <summary>A curve.</summary>
        public partial interface ICurve
        {
            /// <summary>Its value.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            double At(double x);
        }

        /// <summary>Not virtual.</summary>
        public partial class Square : ICurve
        {
            /// <summary>Its value.</summary>
            [Differentiable]
            public double At(double x) => x * x;
        }

        /// <summary>Virtual.</summary>
        public partial class Cube
        {
            /// <summary>Its value.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Hvp | Derivatives.GradientHvp)]
            public virtual double At(double x) => x * x * x;
        }

        /// <summary>Callers.</summary>
        public static partial class Use
        {
            /// <summary>By the interface.</summary>
            [Differentiable]
            public static double Of(ICurve curve, double x) => curve.At(x) * 3;

            /// <summary>By the class.</summary>
            [Differentiable]
            public static double Of(Cube cube, double x) => cube.At(x) * 3;
        }
        """;

    private static readonly Lazy<byte[]> Image = new(() => ImageOf(GeneratorHarness.Run(Library).Compilation));

    [Theory]
    [InlineData("class Same : Cube { }", "new Same().AtGradient(2) == (8, 12)")]
    [InlineData("class Same : Cube { }", "new Same().AtHessian(2)[0, 0] == 12 && new Same().AtHvp(2, 1) == (8, 12) && new Same().AtGradientHvp(2, 1) == (8, 12, 12) && new Same().AtJacobian(2)[0, 0] == 12 && new Same().AtJvp(2, 1) == (8, 12)")]
    [InlineData("class Same : Cube { }", "Use.OfGradient(new Same(), 2).X == 36 && Use.OfGradient(new Same(), 2).X == 36")]
    [InlineData("class Hides : Cube { public new double At(double x) => x; }", "Use.OfGradient(new Hides(), 2) == (24, 36)")]
    [InlineData("class Overloads : Cube { public virtual double At(double x, double y) => x; }", "Use.OfGradient(new Overloads(), 2) == (24, 36)")]
    [InlineData("class Hides : Square { public new double At(double x) => x; }", "Use.OfGradient(new Hides(), 2) == (12, 12)")]
    [InlineData("class Hand : ICurve { public double At(double x) => 5 * x; public (double Value, double X) AtGradient(double x) => (5 * x, 5); public double AtGradient(double x, out double xGradient) { xGradient = 5; return 5 * x; } public void AtVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 5 * resultCotangent; public (double Value, double Tangent) AtJvp(double x, double xTangent) => (5 * x, 5 * xTangent); }", "Use.OfGradient(new Hand(), 2) == (30, 15)")]
    public void What_is_inherited_has_the_derivative_of_the_base(string type, string holds) => Assert.True(Check(type, holds));

    [Theory]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtGradient(2)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtGradient(2, out _)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtJvp(2, 1)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtJacobian(2)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtHessian(2)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtHvp(2, 1)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "new Other().AtGradientHvp(2, 1)")]
    [InlineData("class Other : Cube { public override double At(double x) => x; }", "Use.OfGradient(new Other(), 2)")]
    [InlineData("class Other : Cube { public sealed override double At(double x) => x; } class Further : Other { }", "Use.OfGradient(new Further(), 2)")]
    [InlineData("class Again : Square, ICurve { public new double At(double x) => x; }", "Use.OfGradient(new Again(), 2)")]
    [InlineData("class Again : Square, ICurve { double ICurve.At(double x) => x; }", "Use.OfGradient(new Again(), 2)")]
    public void What_is_replaced_has_none(string type, string call)
    {
        for (int times = 0; times < 2; times++)
        {
            var thrown = Assert.Throws<TargetInvocationException>(() => Check(type, $"{call}.Equals(null)"));

            var cause = Assert.IsType<NotSupportedException>(thrown.InnerException);
            Assert.Contains("replaces 'At'", cause.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("partial class Five : Cube { [Differentiable] public override double At(double x) => 5 * x; }", "Use.OfGradient(new Five(), 2) == (30, 15) && new Five().AtHvp(2, 1) == (10, 0)")]
    [InlineData("sealed partial class Five : ICurve { [Differentiable] public double At(double x) => 5 * x; }", "Use.OfGradient(new Five(), 2) == (30, 15)")]
    [InlineData("static partial class Own { [Differentiable] internal static double F(ICurve c, Cube k, double x) => c.At(x) * k.At(x); }", "Own.FGradient(new Square(), new Cube(), 2) == (32, 80)")]
    [InlineData("static partial class Own { [Differentiable(Derivatives = Derivatives.Jvp)] internal static double F(ICurve c, Cube k, double x) => c.At(x) * k.At(x); }", "Own.FJvp(new Square(), new Cube(), 2, 1) == (32, 80)")]
    public void Another_assembly_with_the_generator_knows_the_contract(string type, string holds) => Assert.True(Check(type, holds, isGenerated: true));

    [Fact]
    public void Members_that_no_generator_has_emitted_are_not_called()
    {
        byte[] library = ImageOf(GeneratorHarness.Compile(HarnessOptions.Default, [MarkedSource.Parse("Library.cs", Library)]));
        HarnessOptions options = Options(library) with { Analyze = true, Check = false };

        GeneratorRun run = GeneratorHarness.Run(options, "using Differentiator; using Shapes; static partial class Own { [Differentiable] internal static double F(ICurve c, double x) => c.At(x); } class Free : ICurve { public double At(double x) => x; }");

        Assert.Equal("DIFF215", Assert.Single(run.Diagnostics).Id);
    }

    private static HarnessOptions Options(byte[] library) => new() { References = [MetadataReference.CreateFromImage(library)], AssemblyName = "Other" };

    private static bool Check(string type, string holds, bool isGenerated = false)
    {
        string source = $"using Differentiator; using Shapes; {type} static class C {{ internal static bool Check() => {holds}; }}";
        CSharpCompilation other = isGenerated
            ? GeneratorHarness.Run(Options(Image.Value), source).Compilation
            : GeneratorHarness.Compile(Options(Image.Value), [MarkedSource.Parse("Other.cs", source)]);
        var context = new AssemblyLoadContext("Other", isCollectible: true);
        context.LoadFromStream(new MemoryStream(Image.Value));
        Type checking = context.LoadFromStream(new MemoryStream(ImageOf(other))).GetType("C")!;
        return (bool)checking.GetMethod("Check", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;
    }

    private static byte[] ImageOf(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
