using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator;
using Differentiator.Generator.Frontend;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Runs the analyzer and compares what it reports, and where, with the marks in the source.</summary>
internal static class DiagnosticAssert
{
    /// <summary>In the class C; F is the differentiated method.</summary>
    public static void Reports(string id, string members) => ReportsInFile(id, FrontendDriver.InClass(members));

    /// <summary>In the body of F, with parameters of many types.</summary>
    public static void ReportsInBody(string id, string body) => Reports(
        id, "[Differentiable] static double F(double x, double y, int n, bool b, double[] a, ReadOnlySpan<double> s) { " + body + " }");

    public static void ReportsInFile(string id, params string[] files)
    {
        CSharpCompilation compilation = Expect(id, files);
        if (FrontendDriver.Method(compilation) is { } method && method.HasAttribute(KnownNames.Differentiable))
            Assert.Null(FrontendDriver.Run(compilation).Model?.Function);
    }

    /// <summary>Of any method, in a file of its own.</summary>
    public static void ReportsOnly(string id, string file) => Expect(id, file);

    /// <summary>The derivative is emitted all the same.</summary>
    public static void Warns(string id, string members) =>
        Assert.NotNull(FrontendDriver.Run(Expect(id, FrontendDriver.InClass(members))).Model?.Function);

    /// <summary>Found out when the derivative is made: the front end has let the method pass.</summary>
    public static void ReportsLate(string id, string members) => Warns(id, members);

    private static CSharpCompilation Expect(string id, params string[] files)
    {
        MarkedSource[] marked = files.Select(MarkedSource.Parse).ToArray();
        CSharpCompilation compilation = WithDerivatives(FrontendDriver.Compile(marked.Select(m => m.Text).ToArray()));
        IEnumerable<string> expected = marked.SelectMany((m, k) => m.Spans.Select(span => $"{id} File{k}.cs '{m.Text.Substring(span.Start, span.Length)}' {span}"));
        Assert.Equal(expected.OrderBy(e => e), Analyze(compilation).Select(Show).OrderBy(e => e));
        return compilation;
    }

    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation) =>
        compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    /// <summary>Code that calls emitted members, as the analyzer sees it; other code as it is.</summary>
    public static CSharpCompilation WithDerivatives(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Any(diagnostic => diagnostic.Id is "CS0103")
            ? (CSharpCompilation)DeclaredDerivatives.In(compilation, default)
            : compilation;

    private static string Show(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
        return $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath} '{text}' {diagnostic.Location.SourceSpan}";
    }
}
