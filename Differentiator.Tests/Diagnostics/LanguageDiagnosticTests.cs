using System.Linq;
using Differentiator.Generator;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

[Covers(111)]
public sealed class LanguageDiagnosticTests
{
    [Theory]
    [InlineData("[|while (true) x /= 2;|]")]
    [InlineData("[|do { x /= 2; continue; } while (true);|]")]
    [InlineData("[|for (;;) { foreach (double v in a) { if (v > x) break; } }|]")]
    public void Loops_that_never_end_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF202", body);

    [Theory]
    [InlineData("if (b) [|goto end;|] x = 1; return x; end: return y;")]
    [InlineData("again: x /= 2; if (x > 1) [|goto again;|] return x;")]
    [InlineData("foreach (double v in a) { if (v > x) [|goto end;|] x += v; } x = 1; end: return x;")]
    [InlineData("switch (n) { case 0: x *= y; [|goto case 1;|] case 1: [|goto case 0;|] default: return x; }")]
    public void Gotos_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF203", body);

    [Fact]
    public void Foreach_over_a_sequence_is_refused() => DiagnosticAssert.Reports(
        "DIFF207", "static System.Collections.Generic.IEnumerable<double> G() => []; [Differentiable] static double F(double x) { foreach (double v in [|G()|]) x += v; return x; }");

    [Theory]
    [InlineData("[|Table[0] = x|];")]
    [InlineData("Span<double> t = Table.AsSpan(1); [|t[0] += x|];")]
    public void Stores_to_static_arrays_are_refused(string body) => DiagnosticAssert.Reports(
        "DIFF209", "static readonly double[] Table = [1, 2]; [Differentiable] static double F(double x) { " + body + " return x * Table[1]; }");

    [Fact]
    public void Assignments_to_fields_are_refused() =>
        DiagnosticAssert.Reports("DIFF209", "static double total; [Differentiable] static double F(double x) { [|total|] = x; return x; }");

    [Theory]
    [InlineData("double[][] t = new double[2][]; [|t[0] = a|]; return t[0][0];")]
    [InlineData("double[][] t = [[|a|], [x]]; return t[0][0];")]
    [InlineData("double[][] t = [[x]], u = [[x]]; [|t[0] = u[0]|]; return t[0][0];")]
    [InlineData("double[] row = new double[1]; double[][] t = new double[n][]; for (int i = 0; i < n; i++) { row[0] = x; [|t[i] = row|]; } return t[0][0];")]
    [InlineData("double[] row = [x]; double[][] t = new double[1][]; bool isEmpty = t[0] == null; [|t[0] = row|]; return isEmpty ? x : 1;")]
    public void Rows_from_elsewhere_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF201", body);

    [Theory]
    [InlineData("double[][] t = new double[2][]; for (int i = 0; i < n; i++) [|t[i % 2] = [x]|]; return t[0][0];")]
    [InlineData("double[][] t = new double[2][]; for (int i = 0; i < n; i++) { [|t[0] = [x, i]|]; x += t[0][0]; } return x;")]
    [InlineData("double[][] t = [[x], [x]]; [|t[1] = [x * x]|]; return t[1][0];")]
    [InlineData("double[][] t = new double[n][]; for (int i = 0; i < n; i++) for (int j = 0; j < 2; j++) [|t[i + j] = [x]|]; return t[0][0];")]
    public void Rows_made_again_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF201", body);

    [Theory]
    [InlineData("double[][] t = new double[3][]; t[0] = [x]; t[1] = [y]; [|(t[0], t[1]) = (t[1], t[0])|]; t[2] = [x * y]; return t[2][0];")]
    [InlineData("double[][] t = [[x], [y]], u = [[x]]; (t[0], t[1]) = (t[1], t[0]); double[][] v = [|b ? t : u|]; return v[0][0];")]
    [InlineData("double[][] t = [[x], [y]]; double[] row = [|b ? t[0] : t[1]|]; t[0] = row; return t[0][0];")]
    public void Rows_that_change_places_unseen_are_refused(string body) => DiagnosticAssert.ReportsInBody(body.Contains("row =") ? "DIFF221" : "DIFF201", body);

    [Theory]
    [InlineData("[|rows[0] = new double[3]|];")]
    [InlineData("[|rows[0] = rows[1]|];")]
    public void Rows_of_parameters_are_not_replaced(string body) => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double F(double x, double[][] rows) { " + body + " return x * rows[0][1]; }");

    [Fact]
    public void Rows_are_not_passed_to_code_that_may_write_them() => DiagnosticAssert.Reports(
        "DIFF303", "[Differentiable] static double F(double x, double[][] rows) { Array.Sort([|rows|][0]); return x * rows[0][1]; }");

    [Fact]
    public void Buffers_that_cannot_be_made_again_for_the_reverse_sweep_are_refused() => DiagnosticAssert.Warns("DIFF201", """
        [Differentiable] static double F(double x, int n)
        {
            double s = 1;
            for (int k = 0; k < n; k++)
            {
                double[] present = [x, s], next = [0, 0];
                [|while (present[0] < 3)
                {
                    next[0] = present[1] * s + 1;
                    next[1] = present[0] * x;
                    Console.WriteLine(k);
                    (present, next) = (next, present);
                }|]
                s = Math.Cos(present[0] + present[1] * s);
            }
            return s;
        }
        """);

    [Fact]
    public void Rows_that_cannot_be_made_again_for_the_reverse_sweep_are_refused() => DiagnosticAssert.Warns(
        "DIFF201", "[Differentiable] static double F(double x, int n) { double sum = 0; for (int k = 0; k < n; k++) { double[][] t = new double[2][]; for (int i = 0; i < 2; i++) { [|t[i] = [x * i]|]; Console.WriteLine(i); } sum = (1 + sum) * t[1][0]; } return sum; }");

    [Theory]
    [InlineData("double[,] t = [|{ { x, y } }|]; return t[0, 0];")]
    [InlineData("double[] t = [|[.. a, x]|]; return t[0];")]
    public void Other_memory_is_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF210", body);

    [Theory]
    [InlineData("Func<double, double> g = [|b ? t => t * t : t => t|]; return x;")]
    [InlineData("Func<double, double> g = t => t * t, h = [|b ? g : g|]; return h(x);")]
    [InlineData("double G(Func<double, double> f) => f(x); return G([|default(Func<double, double>)|]!);")]
    [InlineData("Func<string> g = [|n.ToString|]; return x;")]
    [InlineData("Func<double, double> g = [|null|]!; return g(x);")]
    public void Delegates_of_unknown_functions_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF211", body);

    [Fact]
    public void Recursion_of_a_local_function_is_refused() => DiagnosticAssert.ReportsInBody(
        "DIFF216", "double G(double t, int k) => k == 0 ? t : t * [|G(t, k - 1)|]; return G(x, n);");

    [Fact]
    public void Recursion_through_a_delegate_is_refused() => DiagnosticAssert.ReportsInBody(
        "DIFF216", "double G(double t) { Func<double, double> h = G; return t > 1 ? [|h(t / 2)|] : t; } return G(x);");

    [Fact]
    public void Methods_that_some_builds_leave_out_are_refused_where_they_write() => DiagnosticAssert.Reports(
        "DIFF215", "[System.Diagnostics.Conditional(\"DEBUG\")] static void G(ref double t) => t++; [Differentiable] static double F(double x) { [|G(ref x)|]; return x; }");

    [Theory]
    [InlineData("Func<double, double> g = t => t * t; if (b) g = t => t; return [|g(x)|];")]
    [InlineData("Func<double, double> g = t => t * t; for (int i = 0; i < n; i++) g = Math.Sin; return [|g(x)|];")]
    [InlineData("Func<double, double> g = t => t; void Set(double k) => g = t => t * k; Set(x); return [|g(x)|];")]
    public void Delegates_that_may_hold_several_functions_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF215", body);

    [Theory]
    [InlineData("[|try { x++; } finally { }|] return x;")]
    [InlineData("[|lock (a) { x++; }|] return x;")]
    public void Exceptions_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF212", body);

    [Theory]
    [InlineData("static double scale;", "[|scale|]")]
    public void State_is_refused(string member, string use) =>
        DiagnosticAssert.Reports("DIFF213", member + " [Differentiable] static double F(double x) => x * " + use + ";");

    [Theory]
    [InlineData("Half [|h = (Half)1|]; return x;")]
    [InlineData("_ = [|default(System.Numerics.Complex)|]; return x;")]
    public void Values_of_other_types_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF214", body);

    [Theory]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] struct S { [System.Runtime.InteropServices.FieldOffset(0)] public double X; }", "S [|s = default|]; return x;")]
    [InlineData("ref struct S { public double X; }", "S [|s = default|]; return x;")]
    [InlineData("struct S { public System.Func<double, double> G; }", "S [|s = default|]; return x;")]
    [InlineData("struct S { public System.Collections.Generic.Dictionary<int, S> Children; }", "S [|s = default|]; return x;")]
    public void Values_that_are_not_taken_apart_are_refused(string type, string body) =>
        DiagnosticAssert.Reports("DIFF214", type + " [Differentiable] static double F(double x) { " + body + " }");

    [Theory]
    [InlineData("record struct R(double X);", "string text = [|new R(x).ToString()|]; return x;", "DIFF215")]
    [InlineData("record struct R(double X) { public R Inner() => this; }", "return [|new R(x).GetHashCode()|] * x;", "DIFF215")]
    [InlineData("struct P { public double X; } struct S { public P P; }", "return new S { [|P = { X = x }|] }.P.X;", "DIFF201")]
    [InlineData("record R(double X) { protected R(R other) => X = 2 * other.X; }", "return ([|new R(x) with { }|]).X;", "DIFF201")]
    [InlineData("record struct R(double X) { public readonly bool Is => X > 0; }", "return new R(x) is { [|Is|]: true } ? x : 2;", "DIFF218")]
    public void What_structures_cannot_do_is_refused(string type, string body, string id) =>
        DiagnosticAssert.Reports(id, type + " [Differentiable] static double F(double x) { " + body + " }");

    [Fact]
    public void Structures_that_contain_themselves_are_refused() => DiagnosticAssert.Reports(
        "DIFF214", "struct A { public double X; public A Self; } struct B { public B? Self; public (B, int) T; } [Differentiable] static double F(double x) { A [|a = default|]; B [|b = default|]; return x; }");

    [Theory]
    [InlineData("struct S { public double V; public string T; }", "[|s[0].V = x|]; return s[0].V;")]
    [InlineData("struct S { public double V { get; } public S(double v) => V = v; }", "[|s[0] = new S(x)|]; return s[0].V;")]
    [InlineData("struct S { public double V; public object O; }", "S[] t = [|new S[2]|]; t[0].V = x; return t[0].V;")]
    [InlineData("struct S { public double V; public readonly int N; }", "Span<S> t = [|stackalloc S[2]|]; t[0].V = x; return t[0].V;")]
    public void Arrays_of_structures_of_which_none_can_be_made_are_not_written(string type, string body) =>
        DiagnosticAssert.Reports("DIFF223", type + " [Differentiable(nameof(x))] static double F(S[] s, double x) { " + body + " }");

    [Theory]
    [InlineData("DIFF214", "", "R[,] [|t = new R[2, 2]|]; return t[0, 0].X;")]
    [InlineData("DIFF214", "", "K[] [|t = new K[2]|]; return t[0].X;")]
    [InlineData("DIFF210", "", "R[] t = [|[..s, new(x)]|]; return t[0].X;")]
    [InlineData("DIFF216", "static double G(R[] t, int k) => k == 0 ? t[0].X : G(t, k - 1); ", "return [|G(s, 2)|] * x;")]
    [InlineData("DIFF217", "", "ref R r = ref s[0]; [|r = ref s[1]|]; return r.X;")]
    [InlineData("DIFF303", "", "Array.Reverse([|s|]); return s[0].X;")]
    public void What_arrays_of_structures_cannot_do_is_refused(string id, string member, string body) => DiagnosticAssert.Reports(
        id, "record struct R(double X); class K { public double X; } " + member + "[Differentiable] static double F(R[] s, double x) { " + body + " }");

    [Fact]
    public void Generic_calls_are_refused() =>
        DiagnosticAssert.Reports("DIFF301", "[Differentiable] static double F(double x) => x * [|System.Linq.Enumerable.First(new[] { x })|];");

    [Theory]
    [InlineData("static void G(ref double t, int k) { if (k > 0) { t *= t; G(ref t, k - 1); } } [Differentiable] static double F(double x) { [|G(ref x, 3)|]; return x; }")]
    [InlineData("static double G(double[] t, int k) { t[k] *= 2; return k == 0 ? t[0] : G(t, k - 1); } [Differentiable] static double F(double[] x) => [|G(x, 3)|];")]
    public void Other_recursion_is_refused(string members) => DiagnosticAssert.Reports("DIFF216", members);

    [Fact]
    public void Arrays_that_change_after_a_recursive_call_are_refused() => Assert.Equal("DIFF216", Assert.Single(DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(
        "[Differentiable] static double F(double x, int n) { double[] t = { x }; double y = n > 0 ? G(t, n) : x; t[0] = 2; return y * t[0]; } "
        + "static double G(double[] t, int n) => n == 0 ? t[0] : t[0] * G(t, n - 1);")))).Id);

    [Theory]
    [InlineData("int q = Math.DivRem(n, 2, [|out int r|]); return r * x;")]
    [InlineData("int r; int q = Math.DivRem(n, 2, [|out r|]); return r * x;")]
    public void Arguments_by_reference_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF217", body);

    [Fact]
    public void Ref_returns_are_refused() => DiagnosticAssert.Reports(
        "DIFF217", "static ref double G(double[] a) => ref a[0]; [Differentiable] static double F(double[] a) { ref double [|r = ref G(a)|]; return r; }");

    [Theory]
    [InlineData("switch (n) { case [|{ } k|]: return x * k; }")]
    [InlineData("string t = null!; return t is [|{ Length: var k }|] ? x : y;")]
    [InlineData("object o = n; return o is [|int k|] ? x * k : y;")]
    public void Other_patterns_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF218", body);

    [Fact]
    public void Two_causes_are_two_diagnostics() => DiagnosticAssert.ReportsInBody(
        "DIFF202", "double t; if (b) [|while (true) t = 1;|] [|for (int i = 0; ; i++) x++;|]");

    [Fact]
    public void User_defined_operators_are_refused() => DiagnosticAssert.Reports(
        "DIFF219", "static double G(Half h) => 1; [Differentiable] static double F(double x) => G([|(Half)x|]) * x;");

    [Fact]
    public void Deep_nesting_is_refused() => DiagnosticAssert.ReportsInBody(
        "DIFF220", "return " + string.Concat(Enumerable.Repeat("-(", 200)) + "[|x|]" + new string(')', 200) + ";");

    [Fact]
    public void Calls_that_double_with_every_level_are_refused() => Assert.Equal("DIFF220", Assert.Single(DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(
        string.Concat(Enumerable.Range(0, 20).Select(n => $"static double G{n}(double x) => G{n + 1}(x) * G{n + 1}(-x); ")) + "static double G20(double x) => x; [Differentiable] static double F(double x) => G0(x);")))).Id);

    [Fact]
    public void Long_sums_are_refused_without_an_overflow() => Assert.Single(
        DiagnosticAssert.Analyze(Returning(string.Join(" + ", Enumerable.Repeat("x", 5000)))));

    [Theory]
    [InlineData("double[] t = a; double[] u = { x }; [|for (int i = 0; i < n; i++) { if (t[0] > 1) t = u; x += t[0]; }|] return x;")]
    [InlineData("double[] t = a; if (b) { double[] u = { x }; t = u; } return [|t|][0];")]
    public void Arrays_that_are_not_known_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF221", body);

    [Fact]
    public void Indices_of_other_types_are_refused() => DiagnosticAssert.ReportsInBody("DIFF222", "long l = n; return a[[|l|]];");

    [Fact]
    public void Causes_in_a_helper_are_reported_once_in_the_helper() => DiagnosticAssert.Reports(
        "DIFF202", "static double G(double x) { [|while (true) x /= 2;|] } [Differentiable] static double H(double x) => G(x); [Differentiable] static double F(double x) => G(x) + G(x);");

    [Fact]
    public void Causes_in_a_differentiable_callee_are_reported_once_in_the_callee() => DiagnosticAssert.Reports(
        "DIFF202", "[Differentiable] static double G(double x) { [|while (true) x /= 2;|] } [Differentiable] static double F(double x) => G(x);");

    [Theory]
    [InlineData("return x + undefined;")]
    [InlineData("return x")]
    [InlineData("double t; return t;")]
    [InlineData("while (true) x /= 2; return undefined(x);")]
    [InlineData("if (b) return x;")]
    [InlineData("return x;; double u = ; foreach")]
    [InlineData("for (int i = 0; i < 3; (object)1.0) x += i; return x;")]
    [InlineData("x + 1; return x;")]
    [InlineData("(double, int) t; return (_, (double c, int m)) = (x, t);")]
    [InlineData("Action set = () => x + 1; set(); return x;")]
    [InlineData("foreach (float[] row in new double[2][]) x += row[0]; return x;")]
    public void Code_that_does_not_compile_gets_no_diagnostic_of_ours(string body)
    {
        Assert.Empty(DiagnosticAssert.Analyze(WithBody(body)));
        Assert.True(FrontendDriver.Run(WithBody(body)).Model?.Refusal?.Id is null or "DIFF200");
    }

    [Fact]
    public void Methods_that_differ_in_their_results_alone_get_no_diagnostic_of_ours()
    {
        CSharpCompilation compilation = FrontendDriver.Compile(FrontendDriver.InClass(
            "[Differentiable] static double F(double[] a) => a[0]; [Differentiable] static double[] F(double[] a) => [a[0]];"));
        GeneratorRunResult run = CSharpGeneratorDriver.Create(new DifferentiatorGenerator()).RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Empty(DiagnosticAssert.Analyze(compilation));
        Assert.Null(run.Exception);
    }

    private static CSharpCompilation Returning(string expression) => WithBody("return " + expression + ";");

    private static CSharpCompilation WithBody(string body) => FrontendDriver.Compile(FrontendDriver.InClass(
        "[Differentiable] static double F(double x, bool b) { " + body + " }"));
}
