using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Names that emitted code would use itself, or that C# does not allow where it needs them.</summary>
public sealed class NameTests
{
    private const string NullCheckedLoop = """
        [Differentiable] static double F(double[] x)
        {
            double t = 1;
            foreach (double v in x)
                t = global::System.Math.Sqrt(t * v) + global::System.Math.Asinh(v);
            return t;
        }
        """;

    [Theory]
    [InlineData("double result, double value, double wGradient, double w", "result * value * wGradient * w")]
    [InlineData("double adjoint, double scratch, double @class, double resultCotangent", "adjoint * scratch * @class * resultCotangent")]
    [InlineData("double x, double X, double x1, double xGradient, double XGradient", "x * X * x1 * xGradient * XGradient")]
    [InlineData("double value, double item1, double rest, double toString, double Value", "value * item1 * rest * toString * Value")]
    [InlineData("double Math, double Strong, double Span", "global::System.Math.Sqrt(Math) / Strong * Span")]
    [InlineData("double[] nameof, double ArgumentNullException, double DestinationGuard", "nameof[0] * ArgumentNullException * DestinationGuard")]
    [InlineData("double @if, double @return, double @this", "@if * @return * @this")]
    [InlineData("float x, float hypot, float MathF", "global::System.MathF.Asinh(x) * hypot * MathF")]
    public void Parameters_may_have_any_name(string parameters, string value)
    {
        string type = parameters.StartsWith("float", StringComparison.Ordinal) ? "float" : "double";

        Compile($"[Differentiable] static {type} F({parameters}) {{ {type} sum = {value}; return sum * sum; }}");
    }

    [Theory]
    [InlineData("[Differentiable] static double x(double x, double[] y) => x * y[0];")]
    [InlineData("[Differentiable] static double y(double x, double[] y) => x * y[0];")]
    [InlineData("[Differentiable] static double y(double yGradient, double yVjp) => yGradient * yVjp;")]
    [InlineData("[Differentiable(Name = \"y\")] static double G(double x, double[] y) => x * y[0];")]
    public void Methods_may_be_named_like_their_parameters(string method) => Compile(method);

    [Theory]
    [InlineData("static double Math(double x) => x;")]
    [InlineData("struct Span { } class ReadOnlySpan { }")]
    [InlineData("static int Strong = 1, Scratch = 2, DestinationGuard = 3;")]
    [InlineData("static int ArgumentNullException() => 1; static int ArgumentException() => 1;")]
    [InlineData("static int EmittedDerivative = 1, Derivatives = 2;")]
    [InlineData("class Double { } class System { }")]
    [InlineData("static string nameof(double x) => \"\";")]
    public void Members_of_the_containing_type_may_have_any_name(string members) => Compile($"{members} {NullCheckedLoop}");

    [Fact]
    public void Locals_may_have_the_names_of_scratch_and_adjoints()
    {
        GeneratorRun run = Compile("""
            [Differentiable] static double F(double x, int n)
            {
                double scratch = x, xGradient = 1, scratchAdjoint = 2, result = 0, value = 1;
                for (int i = 0; i < n; i++)
                {
                    scratch = global::System.Math.Sin(scratch * x) + value;
                    result += scratch * xGradient * scratchAdjoint;
                }

                return result;
            }
            """);

        Assert.Equal(2.0 * (Math.Cos(4) * 4), Gradient(run)(2, 1), 12);
    }

    [Fact]
    public void Tuple_elements_that_are_forbidden_or_repeat_take_a_suffix()
    {
        GeneratorRun run = Compile("[Differentiable] static double F(double value, double Value, double item1, double x, double X) => value * Value * item1 * x * X;");

        MethodInfo convenient = run.Assembly.GetType("C")!
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Single(method => method.Name == "FGradient" && method.GetParameters().Length == 5);
        string[] names = [.. convenient.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()!.TransformNames.Take(6).Select(name => name!)];
        Assert.Equal(["Value", "ValueGradient", "ValueGradient1", "Item1Gradient", "X", "XGradient"], names);
    }

    private static Func<double, int, double> Gradient(GeneratorRun run)
    {
        var gradient = run.Method<ScalarGradient>("C", "FGradient");
        return (x, n) =>
        {
            gradient(x, n, out double partial);
            return partial;
        };
    }

    private static GeneratorRun Compile(string members)
    {
        GeneratorRun run = GeneratorHarness.Run($"using Differentiator; static partial class C {{ {members} }}");
        _ = run.Assembly;
        return run;
    }

    private delegate double ScalarGradient(double x, int n, out double xGradient);
}
