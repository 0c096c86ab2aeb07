using System.Threading.Tasks;
using Differentiator.CodeFixes;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

/// <summary>Fixes inside of the body of F.</summary>
public sealed class LanguageFixTests
{
    private const string Squared = "Write 'x * x'";

    [Theory]
    [InlineData("return x * a[n /* long */];", "return x * a[(int)n /* long */];")]
    [InlineData("return x * a[n + 1];", "return x * a[(int)(n + 1)];")]
    [InlineData("double[] b = [x * x, 2]; return b[-n + 1];", "double[] b = [x * x, 2]; return b[(int)(-n + 1)];")]
    public async Task An_index_is_converted(string before, string after) => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAsync(new ConvertIndexToIntFix(), F(before), F(after)), "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });

    [Fact]
    public async Task Indices_are_converted_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(new ConvertIndexToIntFix(), [F("return x * a[n] * a[n + 1];")], [F("return x * a[(int)n] * a[(int)(n + 1)];")]),
        "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });

    [Theory]
    [InlineData("return 2 * Math.Pow(x, 2);", "return 2 * (x * x);")]
    [InlineData("return Math.Pow(x, 2) * 2;", "return x * x * 2;")]
    [InlineData("return 1 - /* square */ Math.Pow(x, 2) // of x\n            + x;", "return 1 - /* square */ x * x // of x\n            + x;")]
    [InlineData("return -Math.Pow(y: 3, x: x);", "return -(x * x * x);")]
    [InlineData("return a[0] / Math.Pow(x, 4.0);", "return a[0] / (x * x * x * x);")]
    [InlineData("return Math.Pow(x + a[1], -1);", "return 1 / (x + a[1]);")]
    [InlineData("return Math.Sin(Math.Pow((x), 2));", "return Math.Sin(x * x);")]
    [InlineData("double t = double.Pow(x - a[0], 2); return t;", "double t = (x - a[0]) * (x - a[0]); return t;")]
    [InlineData("double[] b = [x]; b[0] = Math.Pow(b[0], 2); return b[0];", "double[] b = [x]; b[0] = b[0] * b[0]; return b[0];")]
    [InlineData("return x > 0 ? Math.Pow(x, 3) : x;", "return x > 0 ? x * x * x : x;")]
    [InlineData("return G(x); static double G(double t) => Math.Pow(t, 2);", "return G(x); static double G(double t) => t * t;")]
    [InlineData("Func<double, double> square = t => Math.Pow(t, 2); return square(x);", "Func<double, double> square = t => t * t; return square(x);")]
    [InlineData("return Math.Pow(Math.Exp(x), -1);", "return 1 / Math.Exp(x);")]
    public async Task A_power_is_written_as_a_product(string before, string after) => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAsync(new WritePowerAsProductFix(), F(before), F(after)), "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });

    [Theory]
    [InlineData("return Math.Pow(x, 2);", Squared)]
    [InlineData("return Math.Pow(Math.Sin(x), 2);")]
    [InlineData("return Math.Pow(x * x, 2);")]
    [InlineData("double t = x; return Math.Pow(t += x, 2);")]
    [InlineData("return Math.Pow(x, /* squared */ 2);")]
    public Task Only_what_can_be_written_twice_gets_a_fix(string body, params string[] titles) => CodeFixAssert.OffersAsync(new WritePowerAsProductFix(), F(body), titles);

    [Fact]
    public async Task Powers_are_written_as_products_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(
            new WritePowerAsProductFix(),
            [F("return Math.Pow(x, 2) + Math.Pow(x, 3) * Math.Pow(Math.Sin(Math.Pow(x, 2)), -1);")],
            [F("return x * x + x * x * x * (1 / Math.Sin(x * x));")]),
        "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });

    [Theory]
    [InlineData("private static double scale = 2;", "private static readonly double scale = 2;")]
    [InlineData("[System.Obsolete] internal static double scale = 2, /* two */ other = 3;", "")]
    [InlineData("public static double scale = 2;", "")]
    [InlineData("static double scale = 2; static void Set() => scale = 3;", "")]
    [InlineData("static double scale = 2; static void Set() => C.scale++;", "")]
    [InlineData("static double scale = 2; static ref double Get() => ref scale;", "")]
    [InlineData("static double scale = 2; static void Set((int, double) t) => (_, scale) = t;", "")]
    [InlineData("static double scale = 2; static double Get() => -scale + C.scale;", "static readonly double scale = 2; static double Get() => -scale + C.scale;")]
    public async Task A_field_that_nothing_assigns_is_made_readonly(string before, string after)
    {
        const string Body = "return x * x * scale;";
        if (after.Length == 0)
            await CodeFixAssert.OffersAsync(new MakeFieldReadOnlyFix(), F(Body, before));
        else
            CodeFixAssert.HasSlope(await CodeFixAssert.FixesAsync(new MakeFieldReadOnlyFix(), F(Body, before), F(Body, after)), "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });
    }

    [Fact]
    public async Task Fields_are_made_readonly_everywhere() => CodeFixAssert.HasSlope(
        await CodeFixAssert.FixesAllAsync(
            new MakeFieldReadOnlyFix(),
            [F("return x * p * q * p;", "static double p = 2;\n    static double q = 3;")],
            [F("return x * p * q * p;", "static readonly double p = 2;\n    static readonly double q = 3;")]),
        "C", "F", 0.7, 1L, new double[] { 2, 3, 4 });

    private static string F(string body, string members = "") =>
        "using System;\nusing Differentiator;\npublic static partial class C\n{\n    " + members + "\n    [Differentiable(nameof(x))]\n    public static double F(double x, long n, double[] a)\n    {\n        " + body + "\n    }\n}\n";
}
