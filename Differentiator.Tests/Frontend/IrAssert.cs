using Xunit;

namespace Differentiator.Tests.Frontend;

/// <summary>Compares the IR of a method with the expected text.</summary>
internal static class IrAssert
{
    public static void Lowers(string members, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim('\n'), FrontendDriver.Lower(members).Trim('\n'), ignoreLineEndingDifferences: true);
}
