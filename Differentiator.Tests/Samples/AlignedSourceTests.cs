using System.Collections.Generic;
using System.IO;
using System.Linq;
using Differentiator.Samples.CommandLine;
using Differentiator.Samples.Inspect;
using Spectre.Console;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Source and derivative side by side.</summary>
public sealed class AlignedSourceTests
{
    private const string Source = """
        public static double Loss(double w, double x)
        {
            double error = 1.0 - Predict(w, x),
                twice = 2 * error;
            return error
                * twice;
        }
        """;

    private const string Emitted = """
        public static double LossGradient(double w, double x, out double wGradient)
        {
            // forward
            double error = 1 - w * x;
            double twice = 2 * error;

            // reverse
            // return error * twice
            double twiceAdjoint = error;
            double errorAdjoint = twice;
            // twice = 2 * error
            errorAdjoint += 2 * twiceAdjoint;
            // error = 1.0 - Predict(w, x)
            for (int i = 0; i < 1; i++)
            {
                wGradient = -errorAdjoint * x;
            }
            // inner = w * x
            wGradient += 0;
            return error * twice;
        }
        """;

    [Fact]
    public void Each_line_has_the_adjoints_of_its_statements()
    {
        IReadOnlyList<AlignedLine> lines = AlignedSource.Of(Source, Emitted);

        Assert.Equal(
            [
                ("    double error = 1.0 - Predict(w, x),", "for (int i = 0; i < 1; i++)\n{\n    wGradient = -errorAdjoint * x;\n}"),
                ("        twice = 2 * error;", "errorAdjoint += 2 * twiceAdjoint;"),
                ("        * twice;", "double twiceAdjoint = error;\ndouble errorAdjoint = twice;"),
                ("// inner = w * x", "wGradient += 0;"),
            ],
            lines.Where(line => line.Derivative.Count > 0).Select(line => (line.Source, string.Join('\n', line.Derivative))));
    }

    [Fact]
    public void All_of_the_source_is_there() => Assert.Equal(Source.Split('\n'), AlignedSource.Of(Source, Emitted).Select(line => line.Source).Take(Source.Split('\n').Length));

    [Fact]
    public void A_comment_that_is_cut_off_is_found() =>
        Assert.Equal(["s += 1;"], AlignedSource.Of("static double F(double x)\n{\n    return x * x * x * x;\n}", "{\n    // return x * x ..\n    s += 1;\n}")[2].Derivative);

    [Fact]
    public void The_derivative_of_a_sample_stands_beside_its_lines()
    {
        DifferentiatedMethod method = DifferentiatedMethod.Find("LinearModel.Loss")!;

        IReadOnlyList<AlignedLine> lines = AlignedSource.Of(Sources.Written(method, SamplesProgram.Directory)[0], Sources.Emitted(method, SamplesProgram.Directory)[0]);

        Assert.Equal(["wAdjoint += errorAdjoint * x[i];", "bAdjoint += errorAdjoint;"], lines.Single(line => line.Source.Contains("float error")).Derivative);
        Assert.Equal(["float errorAdjoint = sumAdjointFactor * error;"], lines.Single(line => line.Source.Contains("sum += ")).Derivative);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(60, false)]
    public void Only_a_wide_console_shows_both(int width, bool isShown)
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;

        Assert.Equal(isShown, InspectReport.ShowAligned(new Output(console, "."), AlignedSource.Of(Source, Emitted)));
        Assert.Equal(isShown, text.ToString().Split('\n').Any(line => line.Contains("Predict") && line.Contains("for")));
    }
}
