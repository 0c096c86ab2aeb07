using System;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Functions of a library have no derivative; the message prints the signatures of a wrapper that has one.</summary>
[Covers(76)]
public sealed partial class LibraryFunctionTests
{
    private static readonly HarnessOptions WithLibrary = new() { References = [References.To(typeof(Physics))], Analyze = true };

    private delegate double Gradient(double x, double y, out double xGradient, out double yGradient);

    [Theory]
    [InlineData("Energy(x * y)", "xGradient += (Math.Cos(x) * x + Math.Sin(x)) * resultCotangent;")]
    [InlineData("Mixed((float)x, 3, y)", "{ inGradient += (float)(n * y) * resultCotangent; yGradient += @in * n * resultCotangent; }")]
    [InlineData("Rows([y, 2], [x, y], [0, 1])", "{ for (int i = 0; i < 2; i++) { aGradient[i] += b[i] * resultCotangent; bGradient[i] += a[i] * resultCotangent; } }")]
    [InlineData("Dot([x, y], stackalloc double[] { y, 2 })", "{ for (int i = 0; i < 2; i++) { aGradient[i] += b[i] * resultCotangent; bGradient[i] += a[i] * resultCotangent; } }")]
    public void The_printed_wrapper_compiles_and_its_gradient_is_right(string call, string derivative)
    {
        Match printed = Signatures().Match(Message("Physics." + call));
        Assert.True(printed.Success);
        var gradient = GeneratorHarness.Run(WithLibrary, Snippet(call, $"{printed.Groups["wrapper"]} {printed.Groups["vjp"]} => {derivative}".Replace("=> {", "{", StringComparison.Ordinal)))
            .Method<Gradient>("C", "FGradient");
        double Value(double x, double y) => gradient(x, y, out _, out _);

        gradient(0.75, 1.5, out double xSlope, out double ySlope);

        const double step = 1.0 / 1024;
        Assert.Equal((Value(0.75 + step, 1.5) - Value(0.75 - step, 1.5)) / (2 * step), xSlope, 1e-4);
        Assert.Equal((Value(0.75, 1.5 + step) - Value(0.75, 1.5 - step)) / (2 * step), ySlope, 1e-4);
    }

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "no derivative is known for 'Physics.Energy(double)'; compute it in a static method of this project from arithmetic and functions that have a rule, such as Math.Exp, "
        + "or pass its value in as a parameter; or wrap it as '[Derivative(nameof(EnergyVjp))] static double Energy(double x) => Physics.Energy(x);' "
        + "and write 'static void EnergyVjp(double x, double resultCotangent, ref double xGradient)', which adds to the gradients",
        Message("Physics.Energy(x)"));

    [Theory]
    [InlineData("Length((x, y))")]
    [InlineData("Trace(new double[2, 2])")]
    public void Nothing_is_promised_for_types_that_a_derivative_by_hand_cannot_take(string call) =>
        Assert.EndsWith("as a parameter", Message("Physics." + call), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_promised_for_numbers_that_are_read_back() =>
        Assert.EndsWith("as a parameter", Message("double.Parse($\"{x}\")"), StringComparison.Ordinal);

    private static string Message(string call) => GeneratorHarness.Run(WithLibrary with { Check = false }, Snippet(call, ""))
        .Diagnostics.Single(diagnostic => diagnostic.Id == "DIFF301").GetMessage(null);

    private static string Snippet(string call, string members) => $$"""
        using System;
        using Differentiator;
        using Differentiator.Tests.Diagnostics;

        /// <summary>Calls a library.</summary>
        public static partial class C
        {
            {{members}}

            /// <summary>The value.</summary>
            [Differentiable]
            public static double F(double x, double y) => y * {{call}};
        }
        """;

    [GeneratedRegex(@"wrap it as '(?<wrapper>[^']+)' and write '(?<vjp>[^']+)'")]
    private static partial Regex Signatures();
}
