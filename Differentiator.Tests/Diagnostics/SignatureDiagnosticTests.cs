using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class SignatureDiagnosticTests
{
    [Fact]
    public void A_type_that_is_not_partial_is_reported_once() => DiagnosticAssert.ReportsInFile(
        "DIFF101", "using Differentiator; class [|C|] { [Differentiable] static double F(double x) => x; [Differentiable] static double G(double x) => x; }");

    [Fact]
    public void Outer_types_must_be_partial_too() => DiagnosticAssert.ReportsInFile(
        "DIFF101", "using Differentiator; class C { static double F(double x) => x; } class [|Outer|] { partial class Inner { [Differentiable] static double G(double x) => x; } }");

    [Fact]
    public void Local_functions_are_refused() => DiagnosticAssert.Reports(
        "DIFF102", "static double F(double x) { [Differentiable] static double [|G|](double t) => t; return G(x); }");

    [Theory]
    [InlineData("[Differentiable] public static double operator [|+|](A a, double b) => b;")]
    [InlineData("static double P { [Differentiable] [|get|] => 1; }")]
    public void Other_carriers_are_refused(string member) => DiagnosticAssert.Reports("DIFF102", "static double F(double x) => x; partial class A { " + member + " }");

    [Fact]
    public void File_types_are_refused() => DiagnosticAssert.ReportsInFile(
        "DIFF102", "using Differentiator; static class C { static double F(double x) => x; } file static partial class A { [Differentiable] static double [|G|](double x) => x; }");

    [Fact]
    public void Generic_methods_are_refused() => DiagnosticAssert.Reports("DIFF104", "[Differentiable] static double [|F|]<T>(double x) => x;");

    [Fact]
    public void Methods_without_a_body_are_refused() => DiagnosticAssert.Reports("DIFF105", "[Differentiable] static extern double [|F|](double x);");

    [Theory]
    [InlineData("[Differentiable] static async System.Threading.Tasks.Task<double> [|F|](double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("[Differentiable] static System.Collections.Generic.IEnumerable<double> [|F|](double x) { yield return x; }")]
    public void Async_methods_and_iterators_are_refused(string member) => DiagnosticAssert.Reports("DIFF106", member);

    [Theory]
    [InlineData("[Differentiable] static [|int|] F(double x) => 1;")]
    [InlineData("[Differentiable] static [|(int, bool)|] F(double x) => (1, true);")]
    [InlineData("[Differentiable] static [|(double, double[])|] F(double x, double[] a) => (x, a);")]
    [InlineData("[Differentiable] static [|double[,]|] F(double x) => new double[2, 2];")]
    [InlineData("[Differentiable] static [|double[][]|] F(double[] x) => new double[][] { x };")]
    [InlineData("[Differentiable] static [|Span<double>|] F(double[] x) => x;")]
    [InlineData("record R(double X); [Differentiable] static [|R|] F(double x) => new R(x);")]
    [InlineData("[Differentiable] static [|ref double|] F(double[] x) => ref x[0];")]
    public void The_result_must_be_made_of_numbers(string member) => DiagnosticAssert.Reports("DIFF107", member);

    [Theory]
    [InlineData("struct S { private double v; public S(double x) { v = x; } } [Differentiable] static [|S|] F(double x) => new S(x);")]
    [InlineData("struct S { public double V { get; } public S(double x) { V = x; } } [Differentiable] static [|S|] F(double x) => new S(x);")]
    public void A_result_is_made_again_of_its_parts(string member) => DiagnosticAssert.Reports("DIFF124", member);

    [Theory]
    [InlineData("[Differentiable] static void [|F|](double x) { }")]
    [InlineData("[Differentiable] static void [|F|](double x, double[] a) { double[] t = new double[1]; t[0] = x * a[0]; }")]
    [InlineData("[Differentiable] static void [|F|](double x, [NoGradient] double[] a, int[] n, out int k) { a[0] = x; n[0] = 1; k = 2; }")]
    public void A_method_that_returns_nothing_writes_something(string member) => DiagnosticAssert.Reports("DIFF125", member);

    [Theory]
    [InlineData("[Differentiable] static double[] F(double[] x) => [|x|];")]
    [InlineData("[Differentiable] static double[] F(double[] x) { double[] y = x; y[0] *= 2; return [|y|]; }")]
    [InlineData("static double[] G(double[] x) => x; [Differentiable] static double[] F(double[] x) => [|G(x)|];")]
    [InlineData("[Differentiable] static double[] F(double[] x) { if (x[0] > 0) return new double[1]; return [|new double[2]|]; }")]
    [InlineData("[Differentiable] static double[] F(double[] x, bool b) { double[] y = new double[1]; return [|b ? y : x|]; }")]
    [InlineData("[Differentiable] static double[] F(double[] x) { double[] y = [x[0]]; if (x[0] > 1) return y; y = [x[1]]; return [|y|]; }")]
    [InlineData("static readonly double[] table = [1]; [Differentiable] static double[] F(double[] x) => [|table|];")]
    public void The_returned_array_is_the_methods_own(string member) => DiagnosticAssert.Reports("DIFF126", member);

    [Theory]
    [InlineData("Derivatives.Gradient", "(double, double)", "(w, w)")]
    [InlineData("Derivatives.Gradient | Derivatives.Vjp", "double[]", "[w]")]
    public void A_gradient_is_that_of_one_number(string kinds, string type, string result) =>
        DiagnosticAssert.Reports("DIFF115", $"[Differentiable(Derivatives = [|{kinds}|])] static {type} F(double w) => {result};");

    [Theory]
    [InlineData("(double, double)[] w", "w[0].Item1")]
    [InlineData("double[,] w", "w[0, 0]")]
    [InlineData("float[] w, double k", "w[0] * k")]
    public void Some_parameters_have_no_Jacobian(string parameters, string result) =>
        DiagnosticAssert.Reports("DIFF115", $"[Differentiable(Derivatives = [|Derivatives.Jacobian|])] static double F({parameters}) => {result};");

    [Theory]
    [InlineData("static double F(double x) { [|Console.WriteLine(n);|] return x * x; }")]
    [InlineData("static double F(double x, double[,] [|m|]) { m[0, 0] = x; return x * x; }")]
    [InlineData("static double[] F(double x, double[] [|a|]) { a[0] = x; return [x]; }")]
    [InlineData("static [|void|] F(double x, double[] a, float[] f) { a[0] = x; f[0] = (float)x; }")]
    public void What_cannot_be_run_for_each_row_has_no_Jacobian(string member) =>
        DiagnosticAssert.Reports("DIFF201", "const int n = 1; [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)] " + member);

    [Theory]
    [InlineData("ref double[] [|x|]")]
    [InlineData("ref Span<double> [|x|]")]
    [InlineData("ref (double, double) [|x|]")]
    [InlineData("ref string [|x|]")]
    public void Parameters_by_reference_are_numbers(string parameter) =>
        DiagnosticAssert.Reports("DIFF108", $"[Differentiable] static double F({parameter}, double y) => y;");

    [Theory]
    [InlineData("[Differentiable] static double F(ref double x) { x *= 2; if (x > 1) [|throw new Exception();|] return x; }")]
    [InlineData("[Differentiable] static double F(ref double x) { x *= 2; [|Console.WriteLine(x)|]; return x; }")]
    [InlineData("[Differentiable] static double F(ref double x, string s) { while (x > 1) { x /= [|s.Length|]; } return x; }")]
    [InlineData("static double H(double t) => t < 1 ? throw new Exception() : H(t - 1); [Differentiable] static double F(ref double x) { x *= 2; return [|H(x)|]; }")]
    public void Nothing_that_may_throw_after_a_parameter_is_written(string members) => DiagnosticAssert.Reports("DIFF212", members);

    [Fact]
    public void Nothing_is_differentiated_with_respect_to_out_parameters() =>
        DiagnosticAssert.Reports("DIFF111", "[Differentiable([|\"y\"|])] static double F(double x, out double y) => y = x;");

    [Theory]
    [InlineData("double[,][]")]
    [InlineData("System.Collections.Generic.Dictionary<int, double>")]
    [InlineData("Half")]
    [InlineData("Action<double>")]
    [InlineData("Tuple<double>[]")]
    [InlineData("(double, double)[,]")]
    [InlineData("System.Collections.Generic.List<(double[], double)>")]
    public void Parameters_of_other_types_are_refused(string type) =>
        DiagnosticAssert.Reports("DIFF109", $"[Differentiable] static double F(double x, {type} [|y|]) => x;");

    [Theory]
    [InlineData("DIFF110", "[|\"v\"|]")]
    [InlineData("DIFF111", "nameof(w), [|nameof(n)|]")]
    [InlineData("DIFF112", "[|nameof(d)|]")]
    [InlineData("DIFF113", "nameof(w), [|nameof(w)|]")]
    [InlineData("DIFF110", "new[] { nameof(w), [|\"v\"|] }")]
    [InlineData("DIFF115", "nameof(w), Derivatives = [|Derivatives.Gradient | (Derivatives)128|]")]
    [InlineData("DIFF118", "nameof(w), Name = [|\"my loss\"|]")]
    public void Faulty_arguments_of_the_attribute_are_refused(string id, string arguments) =>
        DiagnosticAssert.Reports(id, $"[Differentiable({arguments})] static double F(double w, [NoGradient] double d, int n) => w;");

    [Theory]
    [InlineData("Derivatives.Hessian", "double x, float y")]
    [InlineData("Derivatives.Hessian", "(double, double) x")]
    [InlineData("Derivatives.Hessian", "double[,] x")]
    [InlineData("Derivatives.Hessian | Derivatives.Hvp", "double[][] x")]
    [InlineData("Derivatives.Hessian | Derivatives.GradientHvp", "double[][] x")]
    public void Second_derivatives_are_with_respect_to_numbers_and_arrays(string derivatives, string parameters) => DiagnosticAssert.Reports(
        "DIFF115", $"[Differentiable(Derivatives = [|{derivatives}|])] static double F({parameters}) => 1;");

    [Theory]
    [InlineData("Derivatives.Hessian", "static double F(double[] x, [NoGradient] double[,] work) { double s = 0; for (int i = 0; i < x.Length; i++) { [|work[0, i] = x[i] * x[i]|]; s += work[0, i] * x[i]; } return s; }")]
    [InlineData("Derivatives.Hvp", "static double F(double x, int n) { [|return P(x, n);|] } static double P(double x, int n) => n == 0 ? 1 : x * P(x, n - 1);")]
    [InlineData("Derivatives.GradientHvp", "static double F(double x, int n) { [|return P(x, n);|] } static double P(double x, int n) => n == 0 ? 1 : x * P(x, n - 1);")]
    [InlineData("Derivatives.Hessian", "static double F(double[] x) { [|Console.WriteLine();|] double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s; }")]
    public void What_has_no_second_derivative_is_refused_in_its_place(string derivatives, string members) =>
        DiagnosticAssert.ReportsLate("DIFF201", $"[Differentiable(Derivatives = {derivatives})] {members}");

    [Theory]
    [InlineData("Hvp")]
    [InlineData("GradientHvp")]
    public void Second_derivatives_are_of_one_number(string kind)
    {
        DiagnosticAssert.Reports("DIFF115", $"[Differentiable(Derivatives = [|Derivatives.{kind}|])] static double[] F(double x) => [x, x];");
        DiagnosticAssert.Reports("DIFF115", $"[Differentiable(Derivatives = [|Derivatives.{kind}|])] static void F(double[] x, double[] y) {{ y[0] = x[0]; }}");
    }

    [Fact]
    public void Something_to_differentiate_is_needed() =>
        DiagnosticAssert.Reports("DIFF114", "[Differentiable] static double [|F|](int n, [NoGradient] double x) => n;");

    [Fact]
    public void A_second_attribute_needs_a_name() =>
        DiagnosticAssert.Reports("DIFF116", "[Differentiable(nameof(x))][[|Differentiable(nameof(y))|]] static double F(double x, double y) => x * y;");

    [Theory]
    [InlineData("static double FGradient(double x) => x; [[|Differentiable|]] static double F(double x) => x;")]
    [InlineData("static double FGradient(double x, out double g) => g = x; [[|Differentiable|]] static double F(double x) => x;")]
    [InlineData("static double FGradientHvp(double x, double t) => x; [[|Differentiable(Derivatives = Derivatives.GradientHvp)|]] static double F(double x) => x;")]
    [InlineData("static double FGradientHvp(double x, double t, out double g, out double h) => g = h = x; [[|Differentiable(Derivatives = Derivatives.GradientHvp)|]] static double F(double x) => x;")]
    [InlineData("[Differentiable(Name = \"FGradient\", Derivatives = Derivatives.Hvp)] static double G(double x) => x; [[|Differentiable(Derivatives = Derivatives.GradientHvp)|]] static double F(double x) => x;")]
    [InlineData("static double FVjp; [[|Differentiable|]] static double F(double x) => x;")]
    [InlineData("[Differentiable(Name = \"F\")] static double G(double x) => x; [[|Differentiable|]] static double F(double x) => x;")]
    public void Names_that_are_taken_are_refused(string members) => DiagnosticAssert.Reports("DIFF117", members);

    [Fact]
    public void Overloads_do_not_take_each_others_names() => Assert.Empty(DiagnosticAssert.Analyze(Frontend.FrontendDriver.Compile(Frontend.FrontendDriver.InClass(
        "static double FGradient(int n) => n; [Differentiable] static double F(double x) => x; [Differentiable] static double F(double x, int n) => x;"))));

    [Theory]
    [InlineData("struct S { private double v; public double V => v; }")]
    [InlineData("struct S(double v) { public double V => v; }")]
    [InlineData("struct S { public double V; public double[] Data; }")]
    [InlineData("record struct S(Q Inner) { public double V => Inner.V; } struct Q { private double v; public double V => v; }")]
    public void Structures_that_cannot_be_read_are_refused(string type) =>
        DiagnosticAssert.Reports("DIFF122", type + " [Differentiable(nameof(x))] static double F(S [|s|], double x) => s.V * x;");

    [Theory]
    [InlineData("struct S { private double v; public double V => v; }")]
    [InlineData("struct S(double v) { public double V => v; }")]
    public void Elements_that_cannot_be_read_are_refused(string type) =>
        DiagnosticAssert.Reports("DIFF122", type + " [Differentiable(nameof(x))] static double F(S[] [|s|], double x) => s[0].V * x;");

    [Theory]
    [InlineData("readonly struct S { public readonly double V; public S(double v) => V = v; }")]
    [InlineData("readonly record struct S(double V) { public int N { get; } = 1; }")]
    public void Elements_of_which_no_gradient_can_be_made_are_refused(string type) =>
        DiagnosticAssert.Reports("DIFF123", type + " [Differentiable] static double F(ReadOnlySpan<S> [|s|]) => s[0].V * s[1].V;");

    [Theory]
    [InlineData("readonly struct S { public readonly double V; public S(double v) => V = v; }")]
    [InlineData("struct S { public S(double v) => V = v; public double V { get; } }")]
    [InlineData("struct S { public double V { get; private set; } }")]
    [InlineData("record struct S(Q Inner) { public double V => Inner.V; } struct Q { public Q(double v) => V = v; public double V { get; } }")]
    public void Structures_of_which_no_gradient_can_be_made_are_refused(string type) =>
        DiagnosticAssert.Reports("DIFF123", type + " [Differentiable] static double F(S [|s|]) => s.V * s.V;");

    [Theory]
    [InlineData("record struct Node(double Value, Node[] Children);", "Node [|n|]", "n.Value * x")]
    [InlineData("record struct Node(double Value, System.Collections.Generic.List<(int, Node[])> Children);", "Node [|n|]", "n.Value * x")]
    [InlineData("struct A { public double V; public B[] Bs; } struct B { public A[] As; }", "A [|a|]", "a.V * x")]
    [InlineData("struct A { public double V; public A[] As; }", "A[] [|a|]", "a[0].V * x")]
    public void Structures_that_hold_arrays_of_themselves_are_refused(string types, string parameter, string result) => DiagnosticAssert.Reports(
        "DIFF109", $"{types} [Differentiable(nameof(x))] static double F({parameter}, double x) => {result};");
}
