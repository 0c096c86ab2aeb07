using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.Emit;

/// <summary>The constants <c>FFormula</c> and <c>FFormulaLatex</c>: their text, and that it is the gradient.</summary>
[UsesVerify]
public sealed class FormulaTests
{
    /// <summary>Methods of numbers, each with a gradient.</summary>
    private const string Methods = """
        public static double Predict(double w1, double w2, double x1, double x2) => w1 * x1 - w2 * x2 + 1;

        [Differentiable(Formula = true)]
        public static double Loss(double w1, double w2, double x1, double x2)
        {
            double error = 1.0 - Predict(w1, w2, x1, x2);
            return error * error;
        }

        [Differentiable(Formula = true)]
        public static double Density(double x, double mu, double sigma)
        {
            double z = (x - mu) / sigma;
            return Math.Exp(-0.5 * z * z) / (sigma * Math.Sqrt(2 * Math.PI));
        }

        [Differentiable(Formula = true)]
        public static double Mixed(double theta, double y1, double y12) =>
            Math.Pow(theta, y1) / Math.Cbrt(y12) + Math.Log(theta / y1) - 1e-7 * theta - Math.Atan2(y1, theta) * Math.Abs(y1 - y12) + Math.Max(theta, 2 * y1);

        [Differentiable(Formula = true)]
        public static double Pieces(double x, double y)
        {
            if (x > y)
                return x * x * y;
            double z = Math.Tanh(x * y);
            return y > 1 ? z : z * z - x;
        }

        [Differentiable(Formula = true)]
        public static double Reassigned(double x, double y)
        {
            x = x * y;
            x = Math.Sin(x) * x;
            return x - y / x;
        }

        [Differentiable(nameof(x), nameof(y), Formula = true)]
        public static double Data(double x, double y, double n)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
                sum += i;
            return x * y + sum;
        }
        """;

    private static readonly GeneratorRun Run = GeneratorHarness.Run($"using System; using Differentiator; public static partial class Code {{ {Methods} }}");

    [Fact]
    public Task The_text_of_formulas() => Verifier.Verify(
        string.Join("\n", Constants().Select(constant => $"{constant.Name}\n{constant.Text}\n")));

    [Theory]
    [InlineData("Loss", 0.3, -0.7, 1.1, 2.3)]
    [InlineData("Loss", -2.0, 3.0, 0.5, 0.25)]
    [InlineData("Density", 0.3, -0.7, 1.1)]
    [InlineData("Density", 2.0, 0.5, 0.8)]
    [InlineData("Mixed", 1.5, 2.5, 0.7)]
    [InlineData("Mixed", 4.5, 0.5, 1.7)]
    [InlineData("Pieces", 2.0, 1.0)]
    [InlineData("Pieces", 0.5, 0.75)]
    [InlineData("Pieces", 0.5, 1.75)]
    [InlineData("Reassigned", 0.5, 1.75)]
    [InlineData("Reassigned", -1.5, 0.6)]
    public void A_formula_is_the_gradient(string method, params double[] point)
    {
        double[] gradient = Gradient(method, point);
        string[] lines = Constant(method + "Formula").Split('\n');

        Assert.Equal(gradient.Length, lines.Length);
        string[] names = [.. Run.Assembly.GetType("Code")!.GetMethod(method)!.GetParameters().Select(parameter => parameter.Name!)];
        double[] evaluated = Evaluate(names, [.. lines.Select(line => line.Split(" = ", 2)[1])], point);
        for (int k = 0; k < gradient.Length; k++)
        {
            Assert.StartsWith($"∂/∂{names[k]} = ", lines[k], StringComparison.Ordinal);
            Assert.Equal(gradient[k], evaluated[k], 1e-12 * (1 + Math.Abs(gradient[k])));
        }
    }

    [Fact]
    public void LaTeX_is_balanced() => Assert.All(Constants().Where(constant => constant.Name.EndsWith("Latex", StringComparison.Ordinal)), constant =>
        Assert.All(constant.Text.Split('\n'), line =>
        {
            int depth = 0;
            foreach (char character in line)
            {
                depth += character switch { '{' => 1, '}' => -1, _ => 0 };
                Assert.True(depth >= 0, line);
            }

            Assert.Equal(0, depth);
            Assert.Equal(Regex.Count(line, @"\\left\b"), Regex.Count(line, @"\\right\b"));
            Assert.Equal(Regex.Count(line, @"\\begin\b"), Regex.Count(line, @"\\end\b"));
            Assert.DoesNotMatch(@"\d \d", line);
        }));

    [Theory]
    [InlineData("x1", "x_1")]
    [InlineData("x_1", "x_1")]
    [InlineData("w12", "w_{12}")]
    [InlineData("theta", @"\theta")]
    [InlineData("sigma2", @"\sigma_2")]
    [InlineData("error", @"\mathit{error}")]
    [InlineData("learning_rate", @"\mathit{learning\_rate}")]
    [InlineData("_", @"_")]
    public void Digits_at_the_end_are_subscripts(string name, string latex)
    {
        string expected = name == "_" ? @"\mathit{\_}" : latex;
        string source = $"using Differentiator; public static partial class C {{ [Differentiable(Formula = true)] public static double F(double {name}) => {name}; }}";

        FieldInfo field = GeneratorHarness.Run(source).Assembly.GetType("C")!.GetField("FFormulaLatex")!;

        Assert.Equal($@"\frac{{\partial F}}{{\partial {expected}}} = 1", field.GetRawConstantValue());
    }

    [Theory]
    [InlineData("[Differentiable(Formula = [|true|])] static double F(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = Math.Sin(s); return s; }", "it has a loop")]
    [InlineData("[Differentiable(Formula = [|true|])] static double F(double[] x) => x[0] * x[1];", "'x' is not a number")]
    [InlineData("[Differentiable(Formula = [|true|])] static (double, double) F(double x) => (x, x);", "its result is not one number")]
    [InlineData("[Differentiable(Formula = [|true|])] static double F(double x, int n) => n == 0 ? x : x * F(x, n - 1);", "it calls a method that recurs")]
    [InlineData("[Derivative(nameof(QVjp))] static double Q(double t) => t * t; static void QVjp(double t, double resultCotangent, ref double tGradient) => tGradient += 2 * t * resultCotangent; [Differentiable(Formula = [|true|])] static double F(double x) => Q(x);", "it calls a method with a derivative of its own")]
    [InlineData("[Differentiable(Formula = [|true|])] static double F(double x) { if (x < 0) throw new ArgumentException(); return x * x; }", "it runs code that is not differentiated")]
    [InlineData("[Differentiable(Formula = [|true|])] static double F(double x) { for (int k = 0; k < 1; k++) { } double a = Math.Sin(x) * Math.Cos(x), b = a * a + a / Math.Exp(a), c = b * b + b / Math.Exp(b), d = c * c + c / Math.Exp(c); return d * d + d / Math.Exp(d); }", "longer than 1000 characters")]
    [InlineData("[Differentiable(nameof(x)), Differentiable(nameof(y), Name = \"G\", Formula = [|true|])] static double F(double x, double y, int n) { double s = y; for (int i = 0; i < n; i++) s = Math.Sin(s); return s * x; }", "it has a loop")]
    public void Without_a_closed_form_there_is_a_hint_that_says_why(string members, string reason)
    {
        DiagnosticAssert.Warns("DIFF403", members);

        GeneratorRun run = GeneratorHarness.Run($"using System; using Differentiator; static partial class C {{ {members.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)} }}");
        Assert.Contains(reason, Assert.Single(DiagnosticAssert.Analyze(run.Compilation), diagnostic => diagnostic.Id == "DIFF403").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain("Formula =", string.Concat(run.Sources.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable(Formula = true)] static double F(double x) => x * x;")]
    [InlineData("[Differentiable(Formula = false)] static double F(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = Math.Sin(s); return s; }")]
    public void With_a_closed_form_there_is_none(string members) => DiagnosticAssert.Warns("", members);

    [Theory]
    [InlineData("static int FFormula = 1; [[|Differentiable(Formula = true)|]] static double F(double x) => x * x;")]
    [InlineData("static void FFormulaLatex(int n) { } [[|Differentiable(Formula = true)|]] static double F(double x) => x * x;")]
    [InlineData("[Differentiable(Formula = true)] static double F(double x) => x * x; [[|Differentiable(Formula = true)|]] static double F(double x, double y) => x * y;")]
    public void The_names_of_the_constants_must_be_free(string members) => DiagnosticAssert.ReportsOnly("DIFF117", $"using System; using Differentiator; static partial class C {{ {members} }}");

    [Fact]
    public void Methods_of_structures_nested_types_and_several_attributes_have_formulas_of_their_own()
    {
        Type type = GeneratorHarness.Run("""
            using System;
            using Differentiator;

            public static partial class Outer<T>
            {
                public readonly partial record struct Line(double Slope, double Offset)
                {
                    [Differentiable("this", "x", Formula = true)]
                    [Differentiable("x", Formula = true, Name = "Inner", Derivatives = Derivatives.Jvp)]
                    internal double At(double x) => Slope * x + Offset * Slope;

                    [Differentiable("line", Formula = true)]
                    internal static double Chosen(Line line, double x) => x > 0 ? line.Slope * x : line.Offset;

                    [Differentiable(Formula = true, Name = "Of")]
                    internal static double Of(Line line, double x) => line.At(x);
                }
            }
            """).Assembly.GetType("Outer`1+Line")!;

        string Text(string name) => (string)type.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!;
        Assert.Equal("∂/∂this.Slope = x + this.Offset\n∂/∂this.Offset = this.Slope\n∂/∂x = this.Slope", Text("AtFormula"));
        Assert.Equal("∂/∂x = this.Slope", Text("InnerFormula"));
        Assert.Equal("∂/∂line.Slope = x + line.Offset\n∂/∂line.Offset = line.Slope\n∂/∂x = line.Slope", Text("OfFormula"));
        Assert.Equal("∂/∂line.Slope = x > 0 ? x : 0\n∂/∂line.Offset = x > 0 ? 0 : 1", Text("ChosenFormula"));
        Assert.Equal(@"\frac{\partial \mathrm{At}}{\partial x} = \mathit{Slope}", Text("InnerFormulaLatex"));
        Assert.StartsWith(@"\frac{\partial \mathrm{Of}}{\partial \mathit{line}_{\mathit{Slope}}} = x + \mathit{line}_{\mathit{Offset}}", Text("OfFormulaLatex"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_replaces_another_one_has_its_own_formula()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using Differentiator;

            abstract partial class Shape { [Differentiable(Formula = true)] public virtual double At(double x) => x * x; }
            partial class Round : Shape { [Differentiable(Formula = true)] public override double At(double x) => 3 * x; }
            """);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal("∂/∂x = 3", run.Assembly.GetType("Round")!.GetField("AtFormula")!.GetRawConstantValue());
    }

    [Fact]
    public void A_differentiated_method_may_print_a_formula()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using System;
            using Differentiator;

            static partial class C
            {
                [Differentiable(Formula = true)] public static double F(double x) => x * x;

                [Differentiable]
                public static double G(double x)
                {
                    Console.Error.WriteLine(FFormula);
                    return 3 * x;
                }
            }
            """);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("Console.Error.WriteLine(global::C.FFormula)", string.Concat(run.Sources.Values), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Text)> Constants() => Run.Assembly.GetType("Code")!.GetFields()
        .Where(field => field.IsLiteral)
        .OrderBy(field => field.Name, StringComparer.Ordinal)
        .Select(field => (field.Name, (string)field.GetRawConstantValue()!));

    private static string Constant(string name) => Constants().Single(constant => constant.Name == name).Text;

    private static double[] Gradient(string method, double[] point)
    {
        MethodInfo gradient = Run.Assembly.GetType("Code")!.GetMethods().Single(member => member.Name == method + "Gradient" && member.GetParameters().Length > point.Length);
        object?[] arguments = new object?[gradient.GetParameters().Length];
        for (int k = 0; k < point.Length; k++)
            arguments[k] = point[k];
        gradient.Invoke(null, arguments);
        return [.. arguments.Skip(point.Length).Select(value => (double)value!)];
    }

    // Compiled as it stands, with nothing of the emitted code around it.
    private static double[] Evaluate(string[] parameters, string[] formulas, double[] point)
    {
        string signature = string.Join(", ", parameters.Select(parameter => $"double {parameter}"));
        GeneratorRun run = GeneratorHarness.Run($"using System; public static class Formula {{ public static double[] At({signature}) => new double[] {{ {string.Join(", ", formulas)} }}; }}");
        return (double[])run.Assembly.GetType("Formula")!.GetMethod("At")!.Invoke(null, [.. point.Cast<object>()])!;
    }
}
