using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.VirtualMembers;

/// <summary>Calls of members of interfaces and of virtual methods, wherever the object comes from.</summary>
public sealed class VirtualCallTests
{
    [Theory]
    [InlineData("Use.FGradient(new Line { Rise = 3 }, 2) == (6, 3)")]
    [InlineData("Use.FGradient(new Wave(), 0) == (0, 1)")]
    [InlineData("new Holder(new Wave()).OwnGradient(0) == (0, 5)")]
    [InlineData("new Holder(new Line { Rise = 3 }).OwnGradient(2) == (6 * 6 + 6 * 6, 72)")]
    [InlineData("((Shape)new Disc()).AreaGradient(3) == (9 + 3, 7)")]
    [InlineData("((Shape)new Disc()).TwiceGradient(3) == (2 * 12, 14)")]
    [InlineData("new Ring().AreaGradient(3) == (9 + 6, 8)")]
    [InlineData("Use.OfShapeGradient(new Ring(), 3) == (15, 8)")]
    [InlineData("Use.GuardedGradient(new Line { Rise = 3 }, 2) == (6, 3)")]
    [InlineData("Use.NotedGradient(new Line { Rise = 3 }, 2) == (6, 3)")]
    [InlineData("Use.RepeatedGradient(new Countdown(), 2, 4) == (16, 32)")]
    [InlineData("Use.FJvp(new Line { Rise = 3 }, 2, 10) == (6, 30)")]
    [InlineData("new Ring().AreaJvp(3, 1) == (15, 8)")]
    [InlineData("new Faster().AtGradient(2) == (18, 9) && new Fast().AtGradient(2) == (6, 3)")]
    [InlineData("Use.OfTermGradient(new Pair(), 2) == (6, 3) && Use.OfTermGradient(new Numbers(), 2) == (1, 0.5)")]
    [InlineData("Use.PairGradient(2, new Pair()) == (4 * 14, 4 * 14)")]
    public void Derivatives_are_those_of_the_object(string holds) => Run($"return {holds};");

    [Theory]
    [InlineData("Use.FGradient(null!, 2)")]
    [InlineData("Use.FJvp(null!, 2, 1)")]
    [InlineData("new Holder(null!).OwnGradient(2)")]
    [InlineData("Use.InVainGradient(null!, 2)")]
    [InlineData("Use.InVainJvp(null!, 2, 1)")]
    [InlineData("double g = 0; Use.InVainVjp(null!, 2, 1, ref g)")]
    public void Where_there_is_no_object_the_exception_is_the_same(string call) =>
        Run($"try {{ {call}; }} catch (NullReferenceException) {{ return true; }} return false;");

    [Fact]
    public void The_adjoint_is_added_once_for_each_call() =>
        Run("double g = 1; Use.FVjp(new Line { Rise = 3 }, 2, 10, ref g); return g == 31;");

    [Fact]
    public void Nothing_is_allocated() => Run("""
        ICurve curve = new Wave();
        double sum = Use.FGradient(curve, 1, out double g);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            sum += Use.FGradient(curve, i, out g);
        return GC.GetAllocatedBytesForCurrentThread() == before;
        """);

    private static void Run(string body)
    {
        foreach (HarnessOptions options in new[] { HarnessOptions.Default, HarnessOptions.Unoptimized })
            Assert.True(GeneratorHarness.Run(options, Source + $"static class C {{ internal static bool Check() {{ {body} }} }}").Method<Func<bool>>("C", "Check")());
    }

    private const string Source = """
        using System;
        using Differentiator;

        partial interface ICurve
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            double At(double x);
        }

        partial struct Line : ICurve
        {
            public double Rise { get; set; }

            [Differentiable]
            public readonly double At(double x) => Rise * x;
        }

        sealed partial class Wave : ICurve
        {
            [Differentiable]
            public double At(double x) => Math.Sin(x);
        }

        interface IArea
        {
            double Scale { get; }
        }

        abstract partial record Shape : IArea
        {
            public double Scale => 1;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            public abstract double Area(double r);

            [Differentiable]
            public double Twice(double r) => 2 * Area(r);
        }

        partial record Disc : Shape
        {
            [Differentiable]
            public override double Area(double r) => r * r + Extra(r);

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            private protected virtual double Extra(double r) => r;
        }

        sealed partial record Ring : Disc
        {
            [Differentiable]
            private protected override double Extra(double r) => base.Extra(r) + r;
        }

        partial class Countdown
        {
            [Differentiable]
            protected internal virtual double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        }

        partial class Fast
        {
            [Differentiable]
            public virtual double At(double x) => 3 * x;
        }

        partial class Faster : Fast
        {
            [Differentiable]
            public new virtual double At(double x) => 9 * x;
        }

        partial interface ITerm<TData>
        {
            [Differentiable]
            double Of(double x, TData data);
        }

        sealed partial class Numbers : ITerm<double>
        {
            [Differentiable]
            public double Of(double x, double data) => x * data;
        }

        sealed partial class Pair : ITerm<string>, ITerm<int>
        {
            [Differentiable]
            public double Of(double x, string data) => x * data.Length;

            [Differentiable]
            public double Of(double x, int data) => x * data;
        }

        partial class Holder(ICurve curve)
        {
            private readonly ICurve curve = curve;
            private ICurve Same => curve;

            [Differentiable]
            public double Own(double x) => curve.At(x) * Same.At(x) + Twice(this.curve, x) * Math.Cos(x * 0);

            private static double Twice(ICurve inner, double x) => inner is Wave ? 5 * inner.At(x) : inner.At(x) * inner.At(x);
        }

        static partial class Use
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            internal static double F(ICurve curve, double x) => curve.At(x);

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
            internal static double InVain(ICurve curve, double x)
            {
                double unused = curve.At(x);
                return x * x;
            }

            [Differentiable]
            internal static double OfShape(Shape shape, double r) => shape.Area(r);

            [Differentiable]
            internal static double Repeated(Countdown of, double x, int n) => of.Power(x, n);

            [Differentiable]
            internal static double Guarded(ICurve curve, double x)
            {
                ArgumentNullException.ThrowIfNull(curve);
                if (double.IsNaN(x))
                    throw new ArgumentException("not a number", nameof(x));
                return curve.At(x);
            }

            [Differentiable]
            internal static double Noted(ICurve curve, double x)
            {
                System.Diagnostics.Debug.WriteLine($"at {x}");
                return curve.At(x);
            }

            [Differentiable]
            internal static double OfTerm(ITerm<string> term, double x) => term.Of(x, "abc");

            [Differentiable]
            internal static double OfTerm(Numbers term, double x) => term.Of(x, 0.5);

            [Differentiable]
            internal static double Pair(double x, Pair pair) => pair.Of(x, "ab") * pair.Of(x, 7);
        }

        """;
}
