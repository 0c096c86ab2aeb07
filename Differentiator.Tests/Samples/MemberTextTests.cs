using System.Linq;
using Differentiator.Samples.Inspect;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Cutting members out of sources.</summary>
public sealed class MemberTextTests
{
    private const string Source = """
        static partial class Type
        {
            /// <summary>One.</summary>
            [Attribute]
            public static double F(
                double x)
            {
                return G(x);
            }

            public static double F(double x, double y) =>
                F(x) + y;

            public static double FGradient(double x) => 1;
        }
        """;

    [Fact]
    public void Every_overload_is_found_with_documentation_and_attributes() =>
        Assert.Equal(
            ["/// <summary>One.</summary>\n[Attribute]\npublic static double F(\n    double x)\n{\n    return G(x);\n}", "public static double F(double x, double y) =>\n    F(x) + y;"],
            MemberText.Find(Source, "F"));

    [Fact]
    public void Calls_are_no_declarations() => Assert.Empty(MemberText.Find(Source, "G"));

    [Fact]
    public void A_longer_name_is_another_member() =>
        Assert.Equal("public static double FGradient(double x) => 1;", MemberText.Find(Source, "FGradient").Single());
}
