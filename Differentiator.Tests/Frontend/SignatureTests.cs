using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class SignatureTests
{
    [Fact]
    public void Every_differentiable_parameter_is_meant_by_default() =>
        Assert.Equal([new Request("F", EquatableArray.Of(0, 3), DerivativeKinds.Gradient | DerivativeKinds.Vjp)], RequestsOf("[Differentiable]"));

    [Fact]
    public void Named_parameters_keep_the_order_of_the_attribute() =>
        Assert.Equal([new Request("F", EquatableArray.Of(3, 0), DerivativeKinds.Gradient | DerivativeKinds.Vjp)], RequestsOf("[Differentiable(nameof(a), nameof(w))]"));

    [Fact]
    public void Each_attribute_is_a_request() => Assert.Equal(
        [new Request("F", EquatableArray.Of(0), DerivativeKinds.Vjp), new Request("G", EquatableArray.Of(3), DerivativeKinds.Gradient)],
        RequestsOf("[Differentiable(nameof(w), Derivatives = Derivatives.Vjp), Differentiable(nameof(a), Name = \"G\", Derivatives = Derivatives.Gradient)]"));

    [Fact]
    public void Containing_types_are_opened_again_from_the_outside()
    {
        MethodModel model = ModelIn("namespace N.M { partial class A<T> { internal static partial class B { protected internal static partial record struct @class { [Differentiable] internal static double F(double x) => x; } } } }", "N.M.A`1+B+class");
        Assert.Equal("N.M", model.Namespace);
        Assert.Equal(["partial class A<T>", "static partial class B", "partial record struct @class"], [.. model.ContainingTypes]);
        Assert.Equal("internal static", model.Modifiers);
        Assert.Equal("N.M.A{T}.B.class.F", model.HintName);
    }

    [Fact]
    public void Default_values_are_text_that_means_the_same_anywhere()
    {
        MethodModel model = FrontendDriver.Model(
            "enum E { A, B } [Differentiable] static double F(double x, float f = 1.5f, double d = double.NaN, int n = -3, bool b = true, string s = \"a\\n\", string? t = null, E e = E.B, char c = 'q', params double[] rest) => x;");
        Assert.Equal(
            ["", "1.5f", "double.NaN", "-3", "true", "\"a\\n\"", "default", "global::C.E.B", "'q'", ""],
            [.. model.Parameters.Select(p => p.Default ?? "")]);
        Assert.True(model.Parameters[9].IsParams);
    }

    [Fact]
    public void Overloads_have_files_of_their_own() => Assert.Equal(
        ["C.F_double", "C.F_double[]_int"],
        HintNames("[Differentiable] static double F(double x) => x; [Differentiable] static double F(double[] x, int n) => x[n];", "F"));

    [Fact]
    public void Names_that_differ_in_case_have_files_of_their_own()
    {
        string[] names = [.. HintNames("[Differentiable] static double Loss(double x) => x; [Differentiable] static double loss(double x) => x;", "Loss", "loss")];
        Assert.NotEqual(names[0], names[1], System.StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Ordinary_surroundings_hide_nothing() => Assert.Empty(FrontendDriver.Model("[Differentiable] static double F(double x) => x;").HiddenNames);

    [Theory]
    [InlineData("static class Math { }", "Math")]
    [InlineData("static double Gradient(double x) => x;", "Gradient")]
    [InlineData("class Span { }", "Span")]
    [InlineData("static int Strong { get; }", "Strong")]
    public void Names_with_another_meaning_are_hidden(string member, string name) =>
        Assert.Equal([name], [.. FrontendDriver.Model(member + " [Differentiable] static double F(double x) => x;").HiddenNames]);

    [Fact]
    public void Namespaces_and_parameters_hide_names_too() => Assert.Equal(
        ["Half", "Math"],
        [.. ModelIn("namespace N.Math { } namespace N { partial class C { [Differentiable] static double F(double x, double Half) => x; } }", "N.C").HiddenNames]);

    [Fact]
    public void A_partial_method_is_taken_from_its_implementation() => Assert.NotNull(FrontendDriver.Model(
        "[Differentiable] private static partial double F(double x); private static partial double F(double x) => x * x;").Function);

    [Fact]
    public void A_refused_method_keeps_its_signature_for_a_stub()
    {
        MethodModel model = FrontendDriver.Model("[Differentiable] static double F(double x) { while (true) x /= 2; }");
        Assert.Null(model.Function);
        Assert.Equal("DIFF202", model.Refusal!.Id);
        Assert.Contains("nothing ends this loop", model.Refusal.Message);
    }

    [Theory]
    [InlineData("[Differentiable] static double F(int n) => n;")]
    [InlineData("[Differentiable] static double F(double x, double x) => x;")]
    [InlineData("[Differentiable] static double F(double) => 1;")]
    [InlineData("[Differentiable] static double F<T>(double x) => x;")]
    [InlineData("[Differentiable] static Span<double> F(double[] x) => x;")]
    [InlineData("static int FGradient; [Differentiable] static double F(double x) => x;")]
    public void Nothing_is_emitted_where_no_stub_can_stand(string members) => Assert.Null(FrontendDriver.Model(members));

    private static EquatableArray<Request> RequestsOf(string attributes) =>
        FrontendDriver.Model(attributes + " static double F(double w, int n, [NoGradient] double d, double[] a) => w * a[n] * d;").Requests;

    private static MethodModel ModelIn(string source, string type)
    {
        CSharpCompilation compilation = FrontendDriver.Compile("using Differentiator; " + source);
        return FrontendDriver.Run(compilation, type).Model!;
    }

    private static IEnumerable<string> HintNames(string members, params string[] methods)
    {
        CSharpCompilation compilation = FrontendDriver.Compile(FrontendDriver.InClass(members));
        return compilation.GetTypeByMetadataName("C")!.GetMembers().OfType<IMethodSymbol>()
            .Where(m => methods.Contains(m.Name))
            .Select(m => Generator.Frontend.MethodFrontend.Run(m, compilation, default).Model!.HintName);
    }
}
