using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Generator;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Incrementality;

public sealed class PipelineTests
{
    private const string Caller = "using Differentiator; static partial class C { [Differentiable] static double F(double x) { double y = 2 * x; return Callee.G(y); } }";
    private const string Callee = "static class Callee { public static double G(double x) => 3 * x; }";
    private const string Unrelated = "class Unrelated { int n = 1; }";

    [Fact]
    public void An_edit_of_an_unrelated_file_changes_nothing()
    {
        GeneratorRunResult result = Edit(2, "int n", "long n");
        Assert.All(Reasons(result, TrackingNames.Frontend), reason => Assert.True(IsUnchanged(reason), reason.ToString()));
        Assert.All(Reasons(result, TrackingNames.Begin), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(result, TrackingNames.Emit), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("double y", "/* twice */ double y")]
    [InlineData("static partial", "// a class\n static partial")]
    [InlineData("return Callee", "\n\n        return   Callee")]
    public void A_comment_or_a_space_changes_nothing_after_the_front_end(string before, string after)
    {
        GeneratorRunResult result = Edit(0, before, after);
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, TrackingNames.Frontend));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, TrackingNames.Begin));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, TrackingNames.Emit));
    }

    [Fact]
    public void An_edit_inside_one_of_many_methods_emits_that_one_alone()
    {
        string methods = string.Concat(Enumerable.Range(0, 20).Select(k => $"[Differentiable] static double F{k}(double x) => {k + 2} * x * x;\n"));
        GeneratorRunResult result = Edit([$"using Differentiator; static partial class C {{ {methods} }}"], 0, "=> 7 *", "=> 7.5 *");
        foreach (string step in new[] { TrackingNames.Begin, TrackingNames.Emit })
        {
            Assert.Equal(20, Reasons(result, step).Length);
            Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(Reasons(result, step), reason => reason != IncrementalStepRunReason.Cached));
        }

        Assert.Equal([.. Enumerable.Range(0, 20).Select(k => $"C.F{k}.g.cs")], result.GeneratedSources.Select(source => source.HintName));
        Assert.Contains(result.GeneratedSources, source => source.SourceText.ToString().Contains("7.5 * x * x", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "2 * x", "4 * x")]
    [InlineData(1, "3 * x", "4 * x")]
    public void A_changed_constant_in_the_method_or_its_callee_changes_the_model(int file, string before, string after) =>
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(Edit(file, before, after), TrackingNames.Frontend));

    [Theory]
    [InlineData("int n", "long n", false)]
    [InlineData("2 * d", "d + d", false)]
    [InlineData("double resultCotangent", "double result, double resultCotangent", true)]
    [InlineData("nameof(Math.Sin)", "nameof(Math.Cos)", true)]
    public void A_derivative_by_hand_elsewhere_changes_the_model_if_it_is_called_otherwise(string before, string after, bool changes)
    {
        const string User = "using System; using Differentiator; static partial class C { [Differentiable] static double F(double x) => Math.Sin(x); }";
        const string Rule = "using System; using Differentiator; static class Rules { [DerivativeOf(typeof(Math), nameof(Math.Sin))] internal static void V(double d, double resultCotangent, ref double g) => g += 2 * d; }";
        GeneratorRunResult result = Edit([User, Rule, Unrelated], before == "int n" ? 2 : 1, before, after);
        Assert.Equal([changes ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Unchanged], Reasons(result, TrackingNames.Frontend));
    }

    [Theory]
    [InlineData("nameof(x)", "nameof(x), nameof(y)", true)]
    [InlineData("Derivatives.Vjp", "Derivatives.Jvp", true)]
    [InlineData("double Other()", "double  Other()", false)]
    public void The_attribute_on_a_member_of_an_interface_changes_the_models_of_what_takes_its_place(string before, string after, bool changes)
    {
        const string Member = "using Differentiator; partial interface I { [Differentiable(nameof(x), Derivatives = Derivatives.Vjp)] double F(double x, double y); double Other(); }";
        const string Implementation = "using Differentiator; sealed partial class C : I { [Differentiable] public double F(double x, double y) => x * y; public double Other() => 1; }";
        GeneratorRunResult result = Edit([Member, Implementation, Unrelated], 0, before, after);
        Assert.Equal(2, Reasons(result, TrackingNames.Frontend).Length);
        Assert.All(Reasons(result, TrackingNames.Frontend), reason => Assert.Equal(changes, !IsUnchanged(reason)));
    }

    [Fact]
    public void No_output_of_a_step_holds_on_to_a_compilation()
    {
        GeneratorRunResult result = Edit(2, "int n", "long n");
        foreach (string step in new[] { TrackingNames.Frontend, TrackingNames.Options, TrackingNames.Begin, TrackingNames.Emit })
        {
            foreach ((object value, _) in result.TrackedSteps[step].SelectMany(s => s.Outputs))
                AssertFree(value, new HashSet<object>(ReferenceEqualityComparer.Instance));
        }
    }

    private static GeneratorRunResult Edit(int file, string before, string after) => Edit([Caller, Callee, Unrelated], file, before, after);

    private static GeneratorRunResult Edit(string[] files, int file, string before, string after)
    {
        CSharpCompilation compilation = FrontendDriver.Compile(files);
        SyntaxTree tree = compilation.SyntaxTrees[file];
        SyntaxTree edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(before, after, StringComparison.Ordinal)));
        Assert.NotEqual(tree.ToString(), edited.ToString());

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiatorGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return driver.RunGenerators(compilation)
            .RunGenerators(compilation.ReplaceSyntaxTree(tree, edited))
            .GetRunResult().Results.Single();
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(output => output.Reason)];

    private static bool IsUnchanged(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void AssertFree(object? value, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel or IOperation or AttributeData,
            $"A {value.GetType()} is reachable.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                AssertFree(item, seen);
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                AssertFree(field.GetValue(value), seen);
        }
    }
}
