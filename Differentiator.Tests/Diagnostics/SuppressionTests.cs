using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Tests.Frontend;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Warnings and hints can be switched off, errors cannot; and without analyzers the emitted stubs speak for them.</summary>
public sealed class SuppressionTests
{
    private const string Usings = "using System; using Differentiator; using System.Diagnostics.CodeAnalysis;\n";

    public static TheoryData<string, string> WarningsAndHints => new()
    {
        { "DIFF120", "[Differentiable] static double F(double x, double y) => x * x;" },
        { "DIFF121", "[Differentiable] static double F(double x) => (int)x;" },
        { "DIFF304", "[Derivative(nameof(GVjp))] static double G(double x) => x; static void GVjp(double x, double resultCotangent, ref double xGradient) { } [Differentiable] static double F(double x) => x;" },
        { "DIFF401", "[Differentiable(Fast = true)] static double F(double x) => x * x;" },
        { "DIFF402", "[Differentiable] static double F(double x) => Math.Pow(x, 2);" },
        { "DIFF403", "[Differentiable(Formula = true)] static double F(double[] x) => x[0];" },
    };

    public static TheoryData<string, string> Errors => new()
    {
        { "DIFF110", "[Differentiable(\"y\")] static double F(double x) => x;" },
        { "DIFF201", "[Differentiable] static double F(double x) { ReadOnlySpan<byte> t = \"t\"u8; return x; }" },
        { "DIFF301", "[Differentiable] static double F(double x) => double.Parse((x + 1).ToString());" },
    };

    [Fact]
    public void All_warnings_and_hints_are_tried() => Assert.Equal(
        Generator.Diagnostics.Descriptors.All.Where(descriptor => descriptor.DefaultSeverity is not DiagnosticSeverity.Error).Select(descriptor => descriptor.Id).Order(),
        WarningsAndHints.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(WarningsAndHints))]
    public void Warnings_and_hints_are_switched_off(string id, string members)
    {
        Assert.Equal([id], Reported(InClass(members)));
        Assert.Empty(Reported(WithPragma(id, members)));
        Assert.Empty(Reported(WithAttribute(id, members)));
        Assert.Empty(Reported(InClass(members), $"dotnet_diagnostic.{id}.severity = none"));
    }

    [Theory]
    [MemberData(nameof(WarningsAndHints))]
    public void Warnings_and_hints_become_errors_on_request(string id, string members) =>
        Assert.Equal([DiagnosticSeverity.Error], Analyze(InClass(members), $"dotnet_diagnostic.{id}.severity = error").Select(diagnostic => diagnostic.Severity));

    /// <summary>A <c>[SuppressMessage]</c> is beyond the reach of an analyzer; the calls of the stub still are warnings then.</summary>
    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_stay(string id, string members)
    {
        string[] sources = [InClass(members), WithPragma(id, members)];
        Assert.All(sources, source => Assert.Equal([id], Reported(source)));
        Assert.Equal([DiagnosticSeverity.Error], Analyze(InClass(members), $"dotnet_diagnostic.{id}.severity = none").Select(diagnostic => diagnostic.Severity));
        Assert.Equal([DiagnosticSeverity.Error], Analyze(InClass(members), $"dotnet_diagnostic.{id}.severity = suggestion").Select(diagnostic => diagnostic.Severity));
    }

    /// <summary>As in a build with <c>RunAnalyzers=false</c>, which is one with the generator alone.</summary>
    [Theory]
    [MemberData(nameof(Errors))]
    public void Without_analyzers_each_call_of_a_stub_is_a_warning(string id, string members)
    {
        var options = new HarnessOptions { Check = false };
        GeneratorRun run = GeneratorHarness.Run(options, InClass(members + "\n    static double One(double x) => FGradient(x).Value;\n    static double Two(double x) => FGradient(2 * x).X;"));
        Diagnostic[] warnings = [.. run.CompilerDiagnostics.Where(diagnostic => diagnostic.Id == "CS0618")];
        Assert.Equal(2, warnings.Length);
        Assert.All(warnings, warning => Assert.Contains($"{id}: ", warning.GetMessage(), StringComparison.Ordinal));
        Assert.DoesNotContain(run.CompilerDiagnostics, diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }

    private static string InClass(string members) => Usings + "static partial class C\n{\n    " + members + "\n}\n";

    private static string WithPragma(string id, string members) =>
        InClass($"\n#pragma warning disable {id}\n    {members}\n#pragma warning restore {id}");

    private static string WithAttribute(string id, string members) =>
        InClass(members).Replace("static partial class", $"[SuppressMessage(\"Differentiator\", \"{id}\")] static partial class", StringComparison.Ordinal);

    private static IEnumerable<string> Reported(string source, string configured = "") => Analyze(source, configured).Select(diagnostic => diagnostic.Id);

    private static ImmutableArray<Diagnostic> Analyze(string source, string configured = "")
    {
        CSharpCompilation compilation = FrontendDriver.Compile(source);

        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig($"[*.cs]\n{configured}\n")));
        return DiagnosticAssert.Analyze(compilation);
    }
}
