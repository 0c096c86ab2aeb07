using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class RuleDiagnosticTests
{
    [Theory]
    [InlineData("return [|double.Parse(\"1\")|] * x;")]
    [InlineData("return [|BitConverter.DoubleToInt64Bits(x)|] * y;")]
    [InlineData("return x + [|Random.Shared.NextDouble()|];", "DIFF215")]
    public void Library_functions_without_a_rule_are_refused(string body, string id = "DIFF301") => DiagnosticAssert.ReportsInBody(id, body);

    [Fact]
    public void Calls_for_their_effect_are_refused() => DiagnosticAssert.ReportsInBody("DIFF302", "[|Console.WriteLine(x)|]; return x;");
}
