using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class OriginTests
{
    [Theory]
    [InlineData("double error = 1.0 - x; return error;", "error = 1.0 - x")]
    [InlineData("double a = 1, b = a *\n   x; // twice\n return b;", "a = 1", "b = a * x")]
    [InlineData("x  +=  /* what */ Math.Sin(\n  x\n); return x;", "x += Math.Sin(x)")]
    [InlineData("x++; return x;", "x++")]
    [InlineData("double a, b; a = b = x; return a + b;", "b = x", "a = b = x")]
    [InlineData("for (int i = 0;\n i < 3; i++) // loop\n { x *= 2; } return x;", "for (int i = 0; i < 3; i++)", "x *= 2")]
    [InlineData("foreach (double v in a) x *= v; return x;", "foreach (double v in a)", "v = a[i]", "x *= v")]
    [InlineData("if (x > 0) x = 1; return x;", "if (x > 0)", "x = 1")]
    public void Statements_carry_their_source_on_one_line(string body, params string[] texts) =>
        Assert.Equal(texts, Texts(Model(body).Function!.Body).Where(text => !text.StartsWith("return", System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("return  x * // twice\n x;")]
    [InlineData("return x * x;")]
    public void Returns_say_so(string body) => Assert.Equal(["return x * x"], Texts(Model(body).Function!.Body));

    [Fact]
    public void Long_statements_are_cut()
    {
        string text = Texts(Model("x = " + string.Join(" + ", Enumerable.Repeat("Math.Sin(x)", 20)) + "; return x;").Function!.Body).First();
        Assert.True(text.Length <= 100);
        Assert.EndsWith(" ..", text);
    }

    [Fact]
    public void Comments_and_spaces_leave_the_model_as_it_is() => Assert.Equal(
        Model("double y = x * x; if (y > 1) { y = 2; } return y;"),
        Model("/* a */ double y = x   * x; // b\n\n if (y > 1)\n{\n y = 2; /// c\n }\n\n return\n y;"));

    private static MethodModel Model(string body) => FrontendDriver.Model("[Differentiable] static double F(double x, double[] a) { " + body + "\n }");

    private static IEnumerable<string> Texts(Region region) => region.Statements.SelectMany(statement => new[] { statement.Origin.Text }.Concat(statement switch
    {
        For loop => Texts(loop.Body),
        If branch => Texts(branch.Then).Concat(Texts(branch.Else)),
        _ => [],
    }));
}
