using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Differentiator.Tests.Architecture;

/// <summary>Links between pages lead somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Relative_links_resolve()
    {
        IEnumerable<string> dead =
            from page in Repository.Files(".md")
            from Match link in Link().Matches(Repository.Read(page))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Repository.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(target.Split('#')[0])))
            select $"{page}: {target}";

        Offences.None(dead);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
