using System;
using System.Linq;
using Xunit;
using Xunit.Sdk;

namespace Differentiator.Tests.Infrastructure.Harness.Tests;

/// <summary>The harness itself: what it lets pass, what it refuses.</summary>
public sealed class GeneratorHarnessTests
{
    private const string Square = "public static class Maths { public static double Square(double x) => x * x; }";

    [Fact]
    public void A_snippet_runs_and_its_methods_are_delegates()
    {
        GeneratorRun run = Emitting("", Square);

        Assert.Equal(9.0, run.Method<Func<double, double>>("Maths", "Square")(3.0));
    }

    [Fact]
    public void Snippets_see_the_runtime_and_spans()
    {
        GeneratorRun run = Emitting("", "public static class Maths { public static double First(System.ReadOnlySpan<double> x) => Differentiator.Gradient.Stop(x[0]); }");

        Assert.NotNull(run.Assembly.GetType("Maths"));
    }

    [Fact]
    public void An_error_in_a_snippet_fails() =>
        Assert.Contains("CS0029", Failure("", "class C { int M() => \"text\"; }"), StringComparison.Ordinal);

    [Fact]
    public void A_warning_in_a_snippet_passes() => Emitting("", "class C { int M() { int unused; return 0; } }");

    [Theory]
    [InlineData("class C { int M() { int unused; return 0; } }", "CS0168")]
    [InlineData("#nullable enable\nclass C { string M() => null; }", "CS8603")]
    [InlineData("/// <summary>S.</summary>\npublic class C { public int M() => 0; }", "CS1591")]
    [InlineData("/// <summary>S.</summary>\npublic class C { /** <summary>S.</summary><param name=\"x\">X.</param> */ public int M(int x, int y) => 0; }", "CS1573")]
    public void A_warning_in_emitted_code_fails(string emitted, string id) =>
        Assert.Contains(id, Failure(emitted), StringComparison.Ordinal);

    [Fact]
    public void A_declared_compiler_warning_passes()
    {
        var options = new HarnessOptions { Generator = new OneSource("class C { int M() { int unused; return 0; } }"), DeclaredOfCompiler = ["CS0168"] };

        Assert.Equal("CS0168", GeneratorHarness.Run(options, "").CompilerDiagnostics.Single().Id);
    }

    [Fact]
    public void Emitted_sources_are_found_by_hint_name() =>
        Assert.Equal("class C;", Emitting("class C;").Sources["One.g.cs"]);

    [Fact]
    public void Marks_are_taken_out_and_may_nest()
    {
        MarkedSource source = MarkedSource.Parse("a.cs", "x = {|DIFF1:a + {|DIFF2:b|}|};");

        Assert.Equal("x = a + b;", source.Text);
        Assert.Equal(["DIFF2:b", "DIFF1:a + b"], source.Marks.Select(mark => $"{mark.Id}:{source.Text.AsSpan(mark.Span.Start, mark.Span.Length)}"));
    }

    [Fact]
    public void A_loaded_snippet_is_collectible() =>
        Assert.True(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(Emitting("", Square).Assembly)!.IsCollectible);

    [Fact]
    public void An_edit_is_run_again()
    {
        var run = new IncrementalRun(new HarnessOptions { Generator = new OneSource("class C;") }, Square);
        run.Edit("Source0.cs", "x * x", "x");

        Assert.Single(run.Result.GeneratedSources);
    }

    [Fact]
    public void Forbidden_objects_are_found_behind_fields_and_arrays()
    {
        object kept = new[] { ("name", (object)GeneratorHarness.Compile(HarnessOptions.Default, [])) };

        Assert.Equal("value[0].Item2: Microsoft.CodeAnalysis.CSharp.CSharpCompilation", Reachability.FindForbidden(kept));
        Assert.Null(Reachability.FindForbidden(new[] { ("name", 1) }));
    }

    private static GeneratorRun Emitting(string emitted, params string[] sources) =>
        GeneratorHarness.Run(new HarnessOptions { Generator = new OneSource(emitted) }, sources);

    private static string Failure(string emitted, params string[] sources) =>
        Assert.Throws<XunitException>(() => Emitting(emitted, sources)).Message;
}
