using System;
using System.Reflection;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Methods of objects and structures: their derivatives are members beside them.</summary>
[Covers(73)]
public sealed class InstanceTests
{
    private const string Line = "partial record struct Line(double Slope, double Offset) { [Differentiable(\"this\", nameof(x))] public readonly double At(double x) => Slope * x + Offset; }";

    [Theory]
    [InlineData("new Line(2, 1).AtGradient(5) == (11, new Line(5, 1), 2)")]
    [InlineData("new Model().FGradient(3) == (2 * 3 * 2 + 3 + 4, 2 * 2 + 1)")]
    [InlineData("new Model { Gain = 5 }.FGradient(3).X == 5 * 2 + 1")]
    [InlineData("new Model().OfArrayGradient(3) == (1 + 2 * 3 + 3 * 9, 2 + 6 * 3)")]
    [InlineData("new Model().LoggedGradient(3) == (12, 4)")]
    [InlineData("new Derived().FGradient(3).X == 3")]
    [InlineData("new Sum(2).OfGradient(3) == (6, 2)")]
    public void Gradients_are_right(string holds) => Run($"return {holds};");

    [Fact]
    public void Effects_happen_once() => Run("var model = new Model(); model.LoggedGradient(3); return model.Log.ToString() == \"3;\";");

    [Fact]
    public void Vjp_adds_to_the_structure() => Run("Line g = new(1, 1); double x = 0; new Line(2, 1).AtVjp(5, 2, ref g, ref x); return g == new Line(11, 3) && x == 4;");

    [Theory]
    [InlineData("partial struct C { public double A; [Differentiable] public double F(double x) { [|A|] = x; return A; } }", "DIFF209")]
    [InlineData("partial struct C { public double A; void Set(double x) => [|A|] += x; [Differentiable] public double F(double x) { Set(x); return A; } }", "DIFF209")]
    [InlineData("partial struct C { public double A; [Differentiable] public double F(double x) { [|this|] = default; return A * x; } }", "DIFF209")]
    [InlineData("partial class C { double a; [Differentiable] public double F(double x) { [|a|] = x; return a; } }", "DIFF209")]
    [InlineData("partial class C { double[] a = [1]; [Differentiable] public double F(double x) { [|a[0] = x|]; return x; } }", "DIFF209")]
    [InlineData("partial class C { double a; [Differentiable] public double F(double x) { Console.WriteLine(); return [|a|] * x; } }", "DIFF213")]
    [InlineData("partial class C(double a) { [Differentiable] public double F(double x) => [|a|] * x; }", "DIFF213")]
    [InlineData("partial class C { protected virtual double G(double x) => x; [Differentiable] public double F(double x) => [|G(x)|]; }", "DIFF215")]
    public void What_cannot_be_followed_is_refused(string type, string id) => DiagnosticAssert.ReportsInFile(id, "using System; using Differentiator; " + type);

    [Fact]
    public void Members_of_readonly_methods_are_readonly()
    {
        Type line = Compiled("return true;").Assembly.GetType("Line")!;

        Assert.Contains(line.GetMethod("AtVjp")!.GetCustomAttributes(), attribute => attribute.GetType().Name == "IsReadOnlyAttribute");
    }

    private static void Run(string body) => Assert.True(Compiled(body).Method<Func<bool>>("C", "Check")());

    private static GeneratorRun Compiled(string body) => GeneratorHarness.Run($$"""
        using System;
        using Differentiator;
        {{Line}}
        partial class Model
        {
            private readonly double[] weights = [1, 2, 3];
            private readonly Line line = new(1, 4);
            public double Gain = 2;
            public readonly System.Text.StringBuilder Log = new();
            public double Four { get; } = 4;
            private double Half { get => Scaled(0.5); }
            private double Scaled(double t) => Gain * t;
            [Differentiable] public double F(double x) => Scaled(Half * x * (4 / Gain)) + this.line.At(x);
            [Differentiable] public double OfArray(double x)
            {
                double value = 0;
                for (int i = weights.Length - 1; i >= 0; i--)
                    value = value * x + weights[i];
                return value;
            }
            [Differentiable] public double Logged(double x) { Log.Append(x).Append(';'); return x * Four; }
        }
        abstract partial class Base { public abstract double F(double x); }
        sealed partial class Derived : Base { [Differentiable] public override double F(double x) => 3 * x; }
        sealed partial record Sum(double Scale) { [Differentiable] public double Of(double x) => Scale * x; }
        static class C
        {
            static bool Check() { {{body}} }
        }
        """);
}
