using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class DescriptorTests
{
    [Fact]
    public void Ids_are_unique() => Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(d => d.Id).Distinct().Count());

    [Fact]
    public void Every_diagnostic_has_its_page() =>
        Assert.Equal(Descriptors.All.Select(d => d.Id).Order(), Directory.GetFiles(Pages(), "DIFF*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Pages_are_titled_like_their_diagnostic() => Assert.All(
        Descriptors.All, d => Assert.StartsWith($"# {d.Id}: {d.Title}\n", File.ReadAllText(Path.Combine(Pages(), d.Id + ".md"))));

    [Fact]
    public void Every_diagnostic_links_to_its_page() => Assert.All(Descriptors.All, d => Assert.EndsWith($"/docs/diagnostics/{d.Id}.md", d.HelpLinkUri));

    [Fact]
    public void Errors_cannot_be_suppressed() => Assert.All(
        Descriptors.All, d => Assert.Equal(d.DefaultSeverity is DiagnosticSeverity.Error, d.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    private static string Pages([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "diagnostics");
}
