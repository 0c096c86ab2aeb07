using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Frontend;
using Xunit;

namespace Differentiator.Tests.VirtualMembers;

/// <summary>What takes the place of a differentiable method has the same derivatives, or is refused where it is declared.</summary>
public sealed class VirtualDiagnosticTests
{
    private const string Curve = "using System; using Differentiator; public partial interface ICurve { [Differentiable] double At(double x); } ";
    private const string Base = "using System; using Differentiator; public partial class B { [Differentiable] public virtual double F(double x) => x * x; } ";
    private const string Other = "public partial interface IData { [Differentiable(nameof(x))] double Of(double x, double gain); double Plain(double x); } "
        + "public partial interface IMemory { [Differentiable] double Of(double[] x); } ";

    [Theory]
    [InlineData("partial interface I { [Differentiable] double [|F|](double x) => x; }")]
    [InlineData("partial interface I { [Differentiable] static abstract double [|F|](double x); }")]
    [InlineData("partial interface I { [Differentiable] static virtual double [|F|](double x) => x; }")]
    [InlineData("partial interface I { [Differentiable] double [|F|](ref double x); }")]
    [InlineData("partial interface I { [Differentiable] (double, double) [|F|](double x); }")]
    [InlineData("partial interface I { [Differentiable] void [|F|](Span<double> x); }")]
    [InlineData("abstract partial class A { [Differentiable] public abstract double[] [|F|](double x); }")]
    [InlineData("partial class A { [Differentiable] public virtual double [|F|](double x, out double y) { y = x; return x; } }")]
    [InlineData("partial record R(double K) { [Differentiable] public virtual double [|F|](double x) => K * x; }")]
    [InlineData("partial class M : Model { [Differentiable] public virtual float [|F|](Matrix x) => Losses.MeanSquaredError(x, x); }")]
    public void What_cannot_be_replaced_with_its_derivatives_is_refused(string type) => Reports("DIFF103", "using System; using Differentiator; " + type);

    [Theory]
    [InlineData("partial class C : ICurve { public double [|At|](double x) => x; }")]
    [InlineData("partial class C : ICurve { double ICurve.[|At|](double x) => x; }")]
    [InlineData("partial struct C : ICurve { public double [|At|](double x) => x; }")]
    [InlineData("abstract partial class C : ICurve { public abstract double [|At|](double x); }")]
    [InlineData("class C { public double At(double x) => x; } class [|D|] : C, ICurve { }")]
    [InlineData("partial class C : ICurve { [Differentiable] public double At(double x) => x; } class D : C, ICurve { public new double [|At|](double x) => 1; }")]
    [InlineData("partial interface ICurve2 : ICurve { } class C : ICurve2 { public double [|At|](double x) => x; }")]
    public void Implementations_without_derivatives_are_refused(string type) => Reports("DIFF127", Curve + type);

    [Theory]
    [InlineData("class C : B { public override double [|F|](double x) => x; }")]
    [InlineData("sealed class C : B { public sealed override double [|F|](double x) => x; }")]
    [InlineData("abstract class C : B { public abstract override double [|F|](double x); }")]
    [InlineData("class C : B { public override double [|F|](double x) => x; } partial class D : C { [Differentiable] public override double F(double x) => 3 * x; }")]
    [InlineData("class C : B { } class D : C { public override double [|F|](double x) => x; }")]
    [InlineData("partial class G<T> { [Differentiable] public virtual double F(double x) => x; } class C : G<string> { public override double [|F|](double x) => x; }")]
    [InlineData("class C : B { public override double [|F|](double x) => x; public override void FVjp(double x, double resultCotangent, ref double xGradient) { } }")]
    public void Overrides_without_derivatives_are_refused(string type) => Reports("DIFF127", Base + type);

    [Theory]
    [InlineData("partial class C : ICurve { [Differentiable] public double [|At|](double y) => y; }")]
    [InlineData("partial class C : ICurve { [Differentiable] public double [|At|]([NoGradient] double x) => x; }")]
    [InlineData("partial class C : ICurve { [Differentiable(Name = \"Slope\")] public double [|At|](double x) => x; }")]
    [InlineData("partial class C : IData { [Differentiable(nameof(x), nameof(gain))] public double [|Of|](double x, double gain) => x * gain; public double Plain(double x) => x; }")]
    [InlineData("partial struct C : ICurve { public double A { get; set; } [Differentiable(\"this\", nameof(x))] public double [|At|](double x) => x * A; }")]
    [InlineData("partial class P { [Differentiable] public double At(double x) => x; } class [|C|] : P, ICurve { }")]
    public void Derivatives_that_do_not_fit_are_refused(string type) => Reports("DIFF128", Curve + Other + type);

    [Theory]
    [InlineData("partial class C : ICurve { [Differentiable] public double At(double x) { [|Console.WriteLine(x)|]; return x; } }")]
    [InlineData("partial class C : ICurve { [Differentiable] public double At(double x) => x * [|Random.Shared.NextDouble()|]; }")]
    [InlineData("partial class C : ICurve { [Differentiable] public double At(double x) => x * [|DateTime.Now.Ticks|]; }")]
    [InlineData("partial class C : IMemory { [Differentiable] public double Of(double[] x) { [|x[0] = 1|]; return x[0] * x[1]; } }")]
    [InlineData("partial class C { [Differentiable] public virtual double Of(double[] x) { Span<double> t = x; t = t[1..]; [|t[0] = 1|]; return x[0] * x[1]; } }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, ICurve c, System.Collections.ArrayList l) { l.Add(c); return [|c.At(x)|]; } }")]
    [InlineData("static partial class C { sealed partial class K(double k) : ICurve { private readonly double k = k; [Differentiable] public double At(double x) => k * x; } [Differentiable] static double F(double x) => [|new K(x).At(2)|] * x; }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, ICurve c, int n) => R(c, x, n); static double R(ICurve c, double x, int n) => n == 0 ? x : [|c.At(R(c, x, n - 1))|]; }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, ICurve a, ICurve b) { for (int i = 0; i < 3; i++) { (a, b) = (b, a); x = [|a|].At(x); } return x; } }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, ICurve[] c) { ICurve a = c[0]; foreach (ICurve next in c) { x = [|a|].At(x); if (x > 1) a = next; } return x; } }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, object o) { for (int i = 0; i < 3; i++) { x *= ([|(ICurve)o|]).At(x); } return x; } }")]
    [InlineData("static partial class C { [Differentiable] static double F(double x, ICurve[] c) { double s = x; for (int i = 0; i < c.Length; i++) { [|s = c[i].At(s)|]; c[i] = c[0]; } return s; } }")]
    public void What_would_run_twice_or_change_between_is_refused(string type) => Reports("DIFF201", Curve + Other + type);

    [Theory]
    [InlineData("[Differentiable] static double F(double x, IData d) { [|return d.Of(x, x);|] }")]
    [InlineData("[Differentiable] static double F(double x, IData d) { [|return d.Of(2, x);|] }")]
    [InlineData("[Differentiable(Derivatives = Derivatives.Jvp)] static double F(double x, ICurve c) { [|return c.At(x);|] }")]
    [InlineData("[Differentiable(Derivatives = Derivatives.Hvp)] static double F(double x, ICurve c) { [|return c.At(x);|] }")]
    [InlineData("[Differentiable(Derivatives = Derivatives.Hessian)] static double F(double x, ICurve c) { [|return c.At(x);|] }")]
    public void Derivatives_that_are_not_there_are_not_called(string method) => Reports("DIFF201", Curve + Other + "static partial class C { " + method + " }");

    [Theory]
    [InlineData("[Differentiable] static double F(double x, IData d) => [|d.Plain(x)|];", "DIFF215")]
    [InlineData("partial record R(double K) { public virtual double At(double x) => K * x; } [Differentiable] static double F(double x, R r) => [|r.At(x)|];", "DIFF215")]
    [InlineData("static double Of(Func<double, double> f, double x) => f(x); [Differentiable] static double F(double x, ICurve c) => Of([|c.At|], x);", "DIFF211")]
    [InlineData("[Differentiable] static double F(ref double x, ICurve c) { x *= 2; return [|c.At(x)|]; }", "DIFF212")]
    [InlineData("[Differentiable] static double F(double x, IMemory m) { double[] t = [x, 1]; return m.Of([|t|]); }", "DIFF302")]
    public void Calls_that_cannot_be_followed_are_refused(string members, string id) => Reports(id, Curve + Other + "static partial class C { " + members + " }");

    [Theory]
    [InlineData(Curve + "class C : ICurve { public double At(double x) => x; double ICurve.AtGradient(double x, out double xGradient) => xGradient = x; (double Value, double X) ICurve.AtGradient(double x) => (x, 1); void ICurve.AtVjp(double x, double resultCotangent, ref double xGradient) { } }")]
    [InlineData(Base + "class C : B { public override double F(double x) => x; public override double FGradient(double x, out double xGradient) => xGradient = 1; public override void FVjp(double x, double resultCotangent, ref double xGradient) { } }")]
    [InlineData(Base + "class C : B { public new double F(double x) => x; } class D : B { } class E : B { public double F(int x) => x; }")]
    public void Derivatives_by_hand_are_derivatives(string source) => Assert.Empty(DiagnosticAssert.Analyze(FrontendDriver.Compile(source)));

    [Theory]
    [InlineData("[Differentiable(nameof(x))] double At(double x, double y)", "[Differentiable] public double At(double x, double y) => x * y;", "")]
    [InlineData("[Differentiable(nameof(x), Name = \"Slope\")] double At(double x, double y)", "[Differentiable] public double At(double x, double y) => x * y;", "write [Differentiable(nameof(x), Name = \"Slope\")]")]
    [InlineData("[Differentiable] double At(double x, double y)", "[Differentiable] public double At(double x, double z) => x * z;", "name its parameter 'z' 'y', as there")]
    public void The_message_says_what_to_write(string declared, string implemented, string instead)
    {
        string source = $"using Differentiator; partial interface I {{ {declared}; }} partial class C : I {{ {implemented} }}";

        string[] messages = [.. DiagnosticAssert.Analyze(FrontendDriver.Compile(source)).Select(diagnostic => diagnostic.GetMessage(null))];

        Assert.Equal(instead.Length > 0 ? [$"'At' takes the place of 'I.At', and its derivatives do not; {instead}"] : [], messages);
    }

    private static void Reports(string id, string source) => DiagnosticAssert.ReportsOnly(id, source);
}
