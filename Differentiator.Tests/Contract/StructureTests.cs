using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Gradients with respect to structures: values of the same type, added to part by part.</summary>
public sealed class StructureTests
{
    private const string Types = """
        record struct Line(double Slope, double Offset) { public int Uses { get; set; } [NoGradient] public double Unit { get; set; } = 1; }
        readonly record struct Fixed(double A, [property: NoGradient] double B, int N);
        struct Point { public double X, Y; public string Label; }
        struct Pair { public Point P { get; set; } public Fixed F; }
        readonly record struct Named(double A, string Name, object Tag, DayOfWeek Day);
        sealed record Model(double W) { public double B { get; init; } }
        """;

    [Theory]
    [InlineData("[Differentiable] static double F(Line l, double x) => (l.Slope * x + l.Offset) * l.Unit;", "FGradient(new Line(2, 1) { Uses = 3 }, 5).L == new Line(5, 1) { Unit = 0 }")]
    [InlineData("[Differentiable] static double F(Fixed f) => f.A * f.B * f.N;", "FGradient(new Fixed(2, 3, 4)).F == new Fixed(12, 0, 0)")]
    [InlineData("[Differentiable] static double F(Point p) => p.X * p.Y;", "FGradient(new Point { X = 2, Y = 3, Label = \"p\" }).P is { X: 3, Y: 2, Label: null }")]
    [InlineData("[Differentiable] static double F(Pair p) => p.P.X * p.F.A;", "FGradient(new Pair { P = new Point { X = 2 }, F = new Fixed(3, 1, 1) }).P is { P: { X: 3, Y: 0 }, F: { A: 2 } }")]
    [InlineData("[Differentiable] static double F((double X, (int N, float Y) Q) t) => t.X * t.Q.Y * t.Q.N;", "FGradient((2, (3, 4f))).T is { X: 12, Q: { N: 0, Y: 6 } }")]
    [InlineData("[Differentiable] static double F(Model m) => m.W * m.B;", "FGradient(new Model(2) { B = 3 }).M == new Model(3) { B = 2 }")]
    [InlineData("[Differentiable] static double F(Named n) => n.A * n.A;", "FGradient(new Named(3, \"n\", 1, DayOfWeek.Friday)).N == new Named(6, null!, null!, default)")]
    public void What_is_not_differentiable_is_default(string method, string holds) => Holds(method, holds);

    [Theory]
    [InlineData("[Differentiable] static double F(Line l, [NoGradient] double x) => l.Slope * x;", "Line g = new(1, 1) { Uses = 7 }; FVjp(new Line(2, 1), 5, 2, ref g); return g == new Line(11, 1) { Uses = 7 };")]
    [InlineData("[Differentiable] static double F(Point p) => p.X * p.X;", "Point g = new() { X = 1, Y = 1, Label = \"g\" }; FVjp(new Point { X = 3 }, 2, ref g); return g is { X: 13, Y: 1, Label: \"g\" };")]
    [InlineData("[Differentiable] static double F(Fixed f) => f.A * f.N;", "Fixed g = new(1, 8, 9); FVjp(new Fixed(2, 3, 4), 2, ref g); return g == new Fixed(9, 8, 9);")]
    [InlineData("[Differentiable] static double F(Pair p) => p.P.X * p.P.X;", "Pair g = default; FVjp(new Pair { P = new Point { X = 3 } }, 2, ref g); FVjp(new Pair { P = new Point { X = 3 } }, 2, ref g); return g.P.X == 24;")]
    [InlineData("[Differentiable] static double F((double X, double Y) t) => t.X * t.X;", "(double, double) g = (1, 1); FVjp((3, 1), 2, ref g); return g == (13, 1);")]
    public void Vjp_adds_part_by_part(string method, string body) => Run(method, body);

    private static void Holds(string method, string condition) => Run(method, $"return {condition};");

    private static void Run(string method, string body) => Assert.True(GeneratorHarness.Run($$"""
        using System;
        using Differentiator;
        {{Types}}
        static partial class C
        {
            {{method}}
            static bool Check() { {{body}} }
        }
        """).Method<Func<bool>>("C", "Check")());
}
