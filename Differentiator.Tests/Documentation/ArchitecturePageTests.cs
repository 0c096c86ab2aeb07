using System;
using System.Linq;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>The table of <c>docs/architecture.md</c> says who may use whom as it is enforced.</summary>
public sealed class ArchitecturePageTests
{
    [Fact]
    public void The_page_has_each_folder_with_what_it_may_use()
    {
        string[] lines = Repository.Read("docs/architecture.md").ReplaceLineEndings("\n").Split('\n');
        Offences.None(
            from folder in DependencyTests.MayUse
            let used = folder.Value.Length == 0 ? "nothing" : string.Join(", ", folder.Value)
            where !lines.Any(line => line.StartsWith($"| `{folder.Key}` |", StringComparison.Ordinal) && line.EndsWith($"| {used} |", StringComparison.Ordinal))
            select $"{folder.Key}: {used}");
    }
}
