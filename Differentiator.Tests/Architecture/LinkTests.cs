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
            from Match link in Link().Matches(Prose(page))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Repository.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(target.Split('#')[0])))
            select $"{page}: {target}";

        Offences.None(dead);
    }

    [Fact]
    public void Links_to_sections_resolve()
    {
        IEnumerable<string> dead =
            from page in Repository.Files(".md")
            from Match link in Link().Matches(Prose(page))
            let target = link.Groups[1].Value.Split('#')
            where target is [var path, _] && !path.Contains("://", StringComparison.Ordinal)
            let file = target[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, target[0])
            where Repository.Exists(file) && !Sections(file).Contains(target[1])
            select $"{page}: {link.Groups[1].Value}";

        Offences.None(dead);
    }

    /// <summary>The anchors that GitHub gives to headings.</summary>
    private static IEnumerable<string> Sections(string page) =>
        Heading().Matches(Prose(page)).Select(heading => NotInAnchor().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The page without its blocks of code.</summary>
    private static string Prose(string page) => Block().Replace(Repository.Read(page), "");

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
