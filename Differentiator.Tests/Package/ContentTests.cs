using System;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Differentiator.Tests.Package;

/// <summary>What is in the package.</summary>
[Collection(nameof(PackedPackage))]
public sealed class ContentTests(PackedPackage package)
{
    [Fact]
    public void It_holds_the_runtime_the_generator_the_fixes_and_the_properties()
    {
        string[] files = PackedPackage.Files(package.Nupkg);

        string[] expected =
        [
            "README.md", "icon.png", "analyzers/dotnet/cs/Differentiator.CodeFixes.dll", "analyzers/dotnet/cs/Differentiator.Generator.dll",
            "build/Differentiator.props", "buildTransitive/Differentiator.props",
            "lib/net10.0/Differentiator.Runtime.dll", "lib/net10.0/Differentiator.Runtime.xml", "lib/net8.0/Differentiator.Runtime.dll", "lib/net8.0/Differentiator.Runtime.xml",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Where(file => !IsOfTheFormat(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        XElement metadata = XElement.Parse(PackedPackage.Text(package.Nupkg, "Differentiator.nuspec")).Elements().Single(element => element.Name.LocalName == "metadata");

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.NotEqual("", Value(metadata, "description"));
        Assert.All(metadata.Descendants().Where(element => element.Name.LocalName == "group"), group => Assert.Empty(group.Elements()));
    }

    [Fact]
    public void Symbols_are_beside_it() =>
        Assert.Contains("lib/net8.0/Differentiator.Runtime.pdb", PackedPackage.Files(package.Snupkg));

    private static bool IsOfTheFormat(string file) =>
        file.StartsWith("_rels/", StringComparison.Ordinal) || file.StartsWith("package/", StringComparison.Ordinal) || file is "[Content_Types].xml" or "Differentiator.nuspec";

    private static string? Value(XElement metadata, string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
