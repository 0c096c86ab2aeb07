using System;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary><c>docs/architecture.md</c> says who may use whom as it is enforced, and names every pass.</summary>
public sealed partial class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";

    private static readonly string[] Lists = ["Differentiator.Generator/Compiler.cs", "Differentiator.Generator/Transform/Simplify/Simplifier.cs"];

    [Fact]
    public void The_page_names_every_pass() => Offences.None(
        from list in Lists
        from Match pass in Pass().Matches(Repository.Read(list))
        where !Repository.Read(Page).Contains($"`{pass.Groups[1].Value}`", StringComparison.Ordinal)
        select pass.Groups[1].Value);

    [Fact]
    public void The_page_has_each_folder_with_what_it_may_use()
    {
        string[] lines = Repository.Read(Page).ReplaceLineEndings("\n").Split('\n');
        Offences.None(
            from folder in DependencyTests.MayUse
            let used = folder.Value.Length == 0 ? "nothing" : string.Join(", ", folder.Value)
            where !lines.Any(line => line.StartsWith($"| `{folder.Key}` |", StringComparison.Ordinal) && line.EndsWith($"| {used} |", StringComparison.Ordinal))
            select $"{folder.Key}: {used}");
    }

    [GeneratedRegex(@"(\w+)\.Apply\(")]
    private static partial Regex Pass();
}
