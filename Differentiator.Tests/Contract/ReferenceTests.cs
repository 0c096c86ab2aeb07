using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Parameters by reference: what the method leaves in them, its derivatives leave there too.</summary>
public sealed class ReferenceTests
{
    private const string Methods = """
        [Differentiable] static double Ref(ref double x, double y) { x *= y; return x * x; }
        [Differentiable] static double Out(double x, out double y, out int n) { n = 3; y = x * x; return x; }
        [Differentiable] static double In(in double x, in double y) => x * y;
        [Differentiable] static double Mixed(double[] a, ref double x) { x += a[0]; a[0] = x * x; return a[0]; }
        """;

    [Theory]
    [InlineData("double x = 2; var g = RefGradient(ref x, 3); return x == 6 && g == (36, 36, 24);")]
    [InlineData("double x = 2; return RefGradient(ref x, 3, out double gx, out double gy) == 36 && x == 6 && gx == 36 && gy == 24;")]
    [InlineData("var g = OutGradient(2, out double y, out int n); return g == (2, 1) && y == 4 && n == 3;")]
    [InlineData("double x = 2, gx = 1, gy = 1; RefVjp(ref x, 3, 1, 10, ref gx, ref gy); return x == 6 && gx == 1 + 36 + 30 && gy == 1 + 24 + 20;")]
    [InlineData("double g = 0; OutVjp(2, out double y, out int n, 1, 10, ref g); return y == 4 && n == 3 && g == 41;")]
    [InlineData("double x = 2; return InGradient(x, in x) == (4, 2, 2);")]
    [InlineData("double[] a = [3], ga = [0]; double x = 2, gx = 0; MixedVjp(a, ref x, 1, [0], 7, ga, ref gx); return x == 5 && a[0] == 25 && gx == 17 && ga[0] == 17;")]
    public void What_is_left_and_gradients_are_right(string body) => Assert.True(Run(body));

    [Theory]
    [InlineData("double x = 2; RefGradient(ref x, 3, out x, out _);")]
    [InlineData("double x = 2, y = 3; InGradient(in x, in y, out x, out double g);")]
    [InlineData("double x = 2, g = 0; RefVjp(ref x, 3, 1, 1, ref x, ref g);")]
    [InlineData("double x = 2; OutGradient(2, out x, out _, out x);")]
    [InlineData("double[] a = [1, 2]; MixedGradient(a, ref a[1], new double[2], out _);")]
    [InlineData("double[] g = [1]; MixedGradient([1], ref g[0], g, out _);")]
    public void Overlaps_are_refused(string body) => Assert.Throws<ArgumentException>(() => Run(body + " return true;"));

    private static bool Run(string body) => GeneratorHarness.Run($$"""
        using System;
        using Differentiator;
        static partial class C
        {
            {{Methods}}
            static bool Check() { {{body}} }
        }
        """).Method<Func<bool>>("C", "Check")();
}
