using System;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Generator.Diagnostics;
using Differentiator.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Each diagnostic says what is wrong in its title, what to write instead in its message, and has both, with an example, on its page.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Headings = ["Cause", "Example", "Write instead"];

    /// <summary>Those whose last argument says it.</summary>
    private static readonly string[] SaidByAnArgument = ["DIFF122", "DIFF124"];

    [Fact]
    public void Pages_have_a_cause_an_example_and_what_to_write() => Offences.None(
        from descriptor in Descriptors.All
        let found = Heading().Matches(Page(descriptor.Id)).Select(match => match.Groups[1].Value).Take(Headings.Length)
        where !found.SequenceEqual(Headings) || Headings.Any(heading => Section(descriptor.Id, heading).Length == 0)
        select descriptor.Id);

    /// <summary>But for an error of ours, and one whose cause is in the project file.</summary>
    [Fact]
    public void Examples_are_marked_by_their_severity() => Offences.None(
        from descriptor in Descriptors.All
        where descriptor != InternalDiagnostics.InternalError && descriptor != SignatureDiagnostics.LanguageTooOld
        let word = descriptor.DefaultSeverity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "hint" }
        where !Section(descriptor.Id, Headings[1]).StartsWith($"```csharp\n// {word}\n", StringComparison.Ordinal) || !Section(descriptor.Id, Headings[2]).StartsWith("```csharp\n", StringComparison.Ordinal)
        select descriptor.Id);

    [Fact]
    public void Messages_say_what_to_write_instead() => Offences.None(
        from descriptor in Descriptors.All
        let message = descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture)
        where !message.Contains("; ", StringComparison.Ordinal) && !(SaidByAnArgument.Contains(descriptor.Id) && message.EndsWith('}'))
        select $"{descriptor.Id}: {message}");

    [Fact]
    public void Every_diagnostic_is_reported_in_a_test_of_its_own()
    {
        string[] tests = [.. Repository.Sources
            .Where(path => path.StartsWith("Differentiator.Tests/", StringComparison.Ordinal) && !path.EndsWith("/PageTests.cs", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("Differentiator.Tests/Documentation/", StringComparison.Ordinal) && !path.StartsWith("Differentiator.Tests/CodeFixes/", StringComparison.Ordinal))
            .Select(Repository.Read)];
        // As the first argument of an assertion, in a mark, or in the attribute of a stub.
        Offences.None(
            from descriptor in Descriptors.All
            let expected = new Regex($@"\(\s*""{descriptor.Id}""|\{{\|{descriptor.Id}:|Obsolete\(\\""{descriptor.Id}: ")
            where !tests.Any(text => expected.IsMatch(text))
            select descriptor.Id);
    }

    private static string Page(string id) => Repository.Read($"docs/diagnostics/{id}.md").ReplaceLineEndings("\n");

    /// <summary>What stands under a heading.</summary>
    private static string Section(string id, string heading)
    {
        string page = Page(id);
        int start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start = page.IndexOf('\n', start + 1);
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)].Trim();
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
