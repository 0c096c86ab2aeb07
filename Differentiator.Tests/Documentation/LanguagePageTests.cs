using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Generator.Diagnostics;
using Differentiator.Tests.Architecture;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>Each row of <c>docs/language.md</c> is tried: its example is accepted, or gets the diagnostic that the row names.</summary>
public sealed partial class LanguagePageTests
{
    private const string Page = "docs/language.md";

    private static IEnumerable<(string Example, string Id)> Rows =>
        from line in Repository.Read(Page).ReplaceLineEndings("\n").Split('\n')
        let row = Row().Match(line)
        where row.Success
        select (row.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal), row.Groups[2].Value);

    [Fact]
    public void Every_row_says_what_the_compiler_does() => Offences.None(
        from row in Rows
        let reported = string.Join(", ", Reported(row.Example))
        where reported != row.Id
        select $"{row.Example}: the page has '{row.Id}', the compiler '{reported}'");

    /// <summary>Code that does not compile, code too deep for a row, an old language, and errors of the compiler itself are left to the text.</summary>
    [Fact]
    public void Every_diagnostic_has_a_row() => Offences.None(
        Descriptors.All.Select(descriptor => descriptor.Id).Except(Rows.Select(row => row.Id)).Except(["DIFF129", "DIFF200", "DIFF220", "DIFF900"]));

    private static IEnumerable<string> Reported(string example)
    {
        Compilation compilation = DiagnosticAssert.WithDerivatives(FrontendDriver.Compile(File(example)));
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)];
        return errors.Length > 0
            ? errors.Select(error => error.ToString())
            : DiagnosticAssert.Analyze(compilation).Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>An example is a file if it has a class, members if it has the attribute, else statements or an expression.</summary>
    private static string File(string example)
    {
        const string F = "[Differentiable] static double F(double x, [NoGradient] double y, int n, bool b, [NoGradient] double[] a, [NoGradient] ReadOnlySpan<double> s)";
        const string G = "static double G(double x) => x * x; static double P(double x = 1, params double[] rest) => x; static double field; const double Scale = 2;";
        if (example.Contains("class ", StringComparison.Ordinal))
            return "using System; using Differentiator; " + example;
        if (example.Contains("Differentiable", StringComparison.Ordinal))
            return FrontendDriver.InClass(example);
        string body = example.Contains(';', StringComparison.Ordinal) || example.EndsWith('}')
            ? $"{{ {example} {(example.Contains("return", StringComparison.Ordinal) ? "" : "return x;")} }}"
            : $"=> x * ({example});";
        return FrontendDriver.InClass($"{F} {body} {G}");
    }

    [GeneratedRegex(@"^\| .* \| `(.+)` \| (?:yes|\[(DIFF\d+)\]\(diagnostics/\2\.md\)) \|$")]
    private static partial Regex Row();
}
