using System;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Which members are emitted where, under which names and with which signatures.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_name_is_the_prefix_of_what_is_emitted() => Assert.Equal(
        ["OtherGradient", "OtherGradient", "OtherVjp"], Emitted("[Differentiable(Name = \"Other\")] static double F(double x) => x;"));

    [Fact]
    public void Two_attributes_give_two_families() => Assert.Equal(
        ["ByYGradient", "ByYGradient", "ByYVjp", "FGradient", "FGradient", "FVjp"],
        Emitted("[Differentiable(nameof(x)), Differentiable(nameof(y), Name = \"ByY\")] static double F(double x, double y) => x * x * y;"));

    [Fact]
    public void Each_attribute_says_with_respect_to_what()
    {
        Type type = Type("[Differentiable(nameof(x)), Differentiable(nameof(y), Name = \"ByY\")] static double F(double x, double y) => x * x * y;");

        Assert.Equal((18.0, 12.0), type.GetMethod("FGradient", Any, [typeof(double), typeof(double)])!.Invoke(null, [3.0, 2.0]));
        Assert.Equal((18.0, 9.0), type.GetMethod("ByYGradient", Any, [typeof(double), typeof(double)])!.Invoke(null, [3.0, 2.0]));
    }

    [Fact]
    public void Overloads_have_derivatives_of_their_own()
    {
        Type type = Type("[Differentiable] static double F(double x) => x * x; [Differentiable] static float F(float x, float y) => x * y;");

        Assert.Equal((9.0, 6.0), type.GetMethod("FGradient", Any, [typeof(double)])!.Invoke(null, [3.0]));
        Assert.Equal((6f, 2f, 3f), type.GetMethod("FGradient", Any, [typeof(float), typeof(float)])!.Invoke(null, [3f, 2f]));
    }

    [Fact]
    public void The_tuple_overload_keeps_optional_and_params_parameters()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using Differentiator;
            static partial class C
            {
                [Differentiable] static double F(double x, double y = 2, params double[] rest) => x * y * rest[0];
                static double Use() => FGradient(3, 5, 7).X + FGradient(3, rest: [7]).RestGradient[0];
            }
            """);

        Assert.Equal(35.0 + 6, run.Method<Func<double>>("C", "Use")());
    }

    [Theory]
    [InlineData("public", "public")]
    [InlineData("internal", "internal")]
    [InlineData("private", "private")]
    [InlineData("", "private")]
    public void Accessibility_is_that_of_the_method(string written, string meant)
    {
        MethodInfo[] methods = [.. Type($"{written} static double G() => 0; [Differentiable] {written} static double F(double x) => x;")
            .GetMethods(Any).Where(method => method.Name.StartsWith('F'))];

        Assert.Equal(4, methods.Length);
        Assert.All(methods, method => Assert.Equal((meant == "public", meant == "internal", meant == "private"), (method.IsPublic, method.IsAssembly, method.IsPrivate)));
    }

    [Theory]
    [InlineData("static partial class A { public static partial class B { BODY } }")]
    [InlineData("partial class A { private partial struct B { BODY } }")]
    [InlineData("partial record A { internal partial record struct B(int N) { BODY } }")]
    [InlineData("partial interface IA { BODY }")]
    [InlineData("namespace N.M { partial class A { BODY } }")]
    [InlineData("partial class A<T, U> where T : struct where U : class, new() { public partial class B<V> { BODY } }")]
    [InlineData("namespace A.B { namespace System { class Math { } } partial class C { BODY } }")]
    public void Containing_types_may_be_nested_generic_and_of_any_kind(string types)
    {
        string body = "[Differentiable] static double F(double[] x) { double s = 0; foreach (double v in x) s += global::System.Math.Sin(v); return s; }";

        GeneratorRun run = GeneratorHarness.Run("using Differentiator; " + types.Replace("BODY", body, StringComparison.Ordinal));

        Assert.Single(run.Assembly.GetTypes(), type => type.GetMethods(Any).Any(method => method.Name == "FVjp"));
    }

    [Theory]
    [InlineData("partial class A { [Differentiable] static double {|DIFF104:F|}<T>(double x, T t) => x; }")]
    [InlineData("partial interface A { [Differentiable] double {|DIFF103:F|}(double x) => x; }")]
    public void What_is_not_supported_is_refused_with_a_diagnostic(string source) =>
        GeneratorHarness.Run(HarnessOptions.Default with { Analyze = true, DeclaredOfCompiler = ["CS0618"] }, "using Differentiator; " + source);

    private static string[] Emitted(string members) =>
        [.. Type(members).GetMethods(Any).Select(method => method.Name).Where(name => name != "F").Order(StringComparer.Ordinal)];

    private static Type Type(string members) =>
        GeneratorHarness.Run($"using Differentiator; static partial class C {{ {members} }}").Assembly.GetType("C")!;
}
