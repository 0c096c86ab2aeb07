using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

/// <summary>Fixes of the attribute's arguments, all in the class C with its method F.</summary>
public sealed class AttributeFixTests
{
    [Theory]
    [InlineData("[Differentiable(nameof(x), nameof(n))] static double F(double x, int n) => n * x * x;", "[Differentiable(nameof(x))] static double F(double x, int n) => n * x * x;")]
    [InlineData("[Differentiable(nameof(x), /* data */ nameof(n), Derivatives = Derivatives.Gradient)] static double F(double x, [NoGradient] double n) => n * x * x;", "[Differentiable(nameof(x), Derivatives = Derivatives.Gradient)] static double F(double x, [NoGradient] double n) => n * x * x;")]
    [InlineData("[Differentiable(\"x\", nameof(n), nameof(x))] static double F(double x, double n) => n * x * x;", "[Differentiable(\"x\", nameof(n))] static double F(double x, double n) => n * x * x;")]
    [InlineData("[Differentiable(nameof(n), nameof(x))] static double F(double x, double n) => x * x;", "[Differentiable(nameof(x))] static double F(double x, double n) => x * x;")]
    public async Task A_named_parameter_is_left_out(string before, string after) =>
        CodeFixAssert.HasSlope(await CodeFixAssert.FixesAsync(new RemoveNamedParameterFix(), InClass(before), InClass(after)), "C", "F", 0.7, before.Contains("int n", System.StringComparison.Ordinal) ? (object)2 : 2.0);

    [Theory]
    [InlineData("[Differentiable(nameof(n))] static double F(double x, int n) => n * x;")]
    [InlineData("[Differentiable(new[] { nameof(x), nameof(n) })] static double F(double x, int n) => n * x;")]
    [InlineData("[Differentiable] static double F(double x, double n) => x;")]
    public Task The_only_name_stays(string members) => CodeFixAssert.OffersAsync(new RemoveNamedParameterFix(), InClass(members));

    [Fact]
    public async Task All_named_parameters_are_left_out_but_the_last()
    {
        GeneratorRun run = await CodeFixAssert.FixesAllAsync(
            new RemoveNamedParameterFix(),
            [InClass("[Differentiable(nameof(x), nameof(n), nameof(x), nameof(x))] static double F(double x, int n) => x * n;\n    [Differentiable(nameof(x), nameof(y))] static double G(double x, double y) => 1;")],
            [InClass("[Differentiable(nameof(x))] static double F(double x, int n) => x * n;\n    [Differentiable(nameof(x))] static double G(double x, double y) => 1;")],
            left: "DIFF120");
        CodeFixAssert.HasSlope(run, "C", "F", 0.7, 2);
    }

    [Theory]
    [InlineData("[Differentiable(nameof(x))] static double F([NoGradient] double x) => x * x;", "[Differentiable(nameof(x))] static double F(double x) => x * x;")]
    [InlineData("[Differentiable(nameof(x))] static double F(/* a */ [NoGradient, System.Diagnostics.CodeAnalysis.DisallowNull] double x) => x * x;", "[Differentiable(nameof(x))] static double F(/* a */ [System.Diagnostics.CodeAnalysis.DisallowNull] double x) => x * x;")]
    [InlineData("[Differentiable(nameof(x))] static double F(\n        [NoGradient]\n        in double x) => x * x;", "[Differentiable(nameof(x))] static double F(\n        in double x) => x * x;")]
    public async Task NoGradient_is_removed(string before, string after) =>
        CodeFixAssert.HasSlope(await CodeFixAssert.FixesAsync(new RemoveNoGradientFix(), InClass(before), InClass(after)), "C", "F", 0.7);

    [Fact]
    public async Task NoGradient_is_removed_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(
            new RemoveNoGradientFix(),
            [InClass("[Differentiable(nameof(x)), Differentiable(nameof(x), Name = \"G\")] static double F([NoGradient] double x) => x * x;")],
            [InClass("[Differentiable(nameof(x)), Differentiable(nameof(x), Name = \"G\")] static double F(double x) => x * x;")]),
        "C", "F", 0.7);

    [Theory]
    [InlineData("[Differentiable(nameof(x))]\n    [Differentiable(nameof(y))]\n    static double F(double x, double y) => x * x * y;", "[Differentiable(nameof(x))]\n    [Differentiable(nameof(y), Name = \"FOfY\")]\n    static double F(double x, double y) => x * x * y;")]
    [InlineData("[Differentiable(nameof(x)), Differentiable]\n    static double F(double x, double y) => x * x * y;", "[Differentiable(nameof(x)), Differentiable(Name = \"FOfX\")]\n    static double F(double x, double y) => x * x * y;")]
    public async Task A_further_attribute_is_named(string before, string after) =>
        CodeFixAssert.HasSlope(await CodeFixAssert.FixesAsync(new NameFurtherAttributeFix(), InClass(before), InClass(after)), "C", "F", 0.7, 2.0);

    [Fact]
    public async Task Further_attributes_are_named_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(
            new NameFurtherAttributeFix(),
            [InClass("[Differentiable(nameof(x)), Differentiable(nameof(y)), Differentiable(nameof(z))] static double F(double x, double y, double z) => x * y * z;")],
            [InClass("[Differentiable(nameof(x)), Differentiable(nameof(y), Name = \"FOfY\"), Differentiable(nameof(z), Name = \"FOfZ\")] static double F(double x, double y, double z) => x * y * z;")]),
        "C", "F", 0.7, 2.0, 3.0);

    [Theory]
    [InlineData("[Differentiable(Fast = true)] static double F(double x) => x * x;", "[Differentiable] static double F(double x) => x * x;")]
    [InlineData("[Differentiable(nameof(x), Fast = true, Name = \"F\")] static double F(double x) => x * x;", "[Differentiable(nameof(x), Name = \"F\")] static double F(double x) => x * x;")]
    public async Task Fast_without_effect_is_left_out(string before, string after) =>
        CodeFixAssert.HasSlope(await CodeFixAssert.FixesAsync(new RemoveFastFix(), InClass(before), InClass(after)), "C", "F", 0.7);

    [Fact]
    public async Task Fast_without_effect_is_left_out_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(
            new RemoveFastFix(),
            [InClass("[Differentiable(Fast = true)] static double F(double x) => x * x; [Differentiable(nameof(x), Fast = true)] static double G(double x) => x;")],
            [InClass("[Differentiable] static double F(double x) => x * x; [Differentiable(nameof(x))] static double G(double x) => x;")]),
        "C", "F", 0.7);

    [Fact]
    public async Task The_derivative_that_is_available_is_asked_for()
    {
        GeneratorRun run = await CodeFixAssert.FixesAsync(
            new AskForAvailableDerivativeFix(),
            InClass("[Differentiable(Derivatives = Derivatives.Gradient | /* all */ Derivatives.Hessian)] static double F(double[,] m) => m[0, 0] * m[1, 1];"),
            InClass("[Differentiable(Derivatives = Derivatives.Gradient | /* all */ Derivatives.Hvp)] static double F(double[,] m) => m[0, 0] * m[1, 1];"));
        Assert.Contains("FHvp(", run.Source, System.StringComparison.Ordinal);
        Assert.DoesNotContain("NotSupportedException", run.Source, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_derivatives_that_are_available_are_asked_for_everywhere() => await CodeFixAssert.FixesAllAsync(
        new AskForAvailableDerivativeFix(),
        [InClass("[Differentiable(Derivatives = Derivatives.Hessian)] static double F(double[,] m) => m[0, 0] * m[1, 1]; [Differentiable(Derivatives = Derivatives.Gradient)] static (double, double) G(double x) => (x, x * x);")],
        [InClass("[Differentiable(Derivatives = Derivatives.Hvp)] static double F(double[,] m) => m[0, 0] * m[1, 1]; [Differentiable(Derivatives = Derivatives.Vjp)] static (double, double) G(double x) => (x, x * x);")]);

    [Fact]
    public Task None_is_asked_for_twice() => CodeFixAssert.OffersAsync(
        new AskForAvailableDerivativeFix(), InClass("[Differentiable(Derivatives = Derivatives.Hvp | Derivatives.Hessian)] static double F(double[,] m) => m[0, 0] * m[1, 1];"));

    private static string InClass(string members) => "using Differentiator;\nstatic partial class C\n{\n    " + members + "\n}\n";
}
