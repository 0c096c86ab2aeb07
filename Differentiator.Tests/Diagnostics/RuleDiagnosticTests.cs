using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class RuleDiagnosticTests
{
    private const string Types = """
        public interface ILog { void Add(double value); double Last { get; } }
        public sealed class Box { public double Value { get; set; } public double Times(double x) => Value * x; }
        """;

    [Theory]
    [InlineData("return [|double.Parse($\"{x}\")|];")]
    [InlineData("string text = \"\" + x; return [|double.Parse(text)|];")]
    [InlineData("return [|BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x))|] * y;")]
    [InlineData("object o = x; return [|(double)o|];")]
    [InlineData("object o = b ? x : n; for (int i = 0; i < n; i++) o = i; return [|System.Convert.ToDouble(o)|];")]
    [InlineData("double? z = x; return [|z ?? 0|];")]
    [InlineData("double? z = null; if (b) z = x; return [|z.GetValueOrDefault()|];")]
    [InlineData("decimal d = (decimal)x; return [|(double)d|];")]
    public void Numbers_that_a_parameter_went_into_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF301", body);

    [Theory]
    [InlineData("return [|System.Numerics.Vector3.OnesComplement(new((float)x))|].X;")]
    [InlineData("var v = new System.Numerics.Vector3((float)x); return [|v[n]|] + [|v[3]|];")]
    [InlineData("var m = System.Numerics.Matrix4x4.Identity; return [|System.Numerics.Matrix4x4.Decompose(m, out _, out _, out _)|] ? x : 0;")]
    [InlineData("System.Numerics.Vector3 v = new((float)x, 1, 2); byte k = (byte)n; return [|System.Numerics.Vector3.Shuffle(v, k, 0, 1)|].X;")]
    [InlineData("return [|System.Numerics.Matrix4x4.CreateScale((float)x).GetRow(n)|].X;")]
    [InlineData("float[] t = [1, 2, 3]; var v = [|new System.Numerics.Vector3(t)|]; return v.X;")]
    public void Other_members_of_vectors_are_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF301", body);

    [Theory]
    [InlineData("log.Add(x); return x * [|log.Last|];")]
    [InlineData("double t = 1; for (int i = 0; i < 3; i++) { t *= [|log.Last|]; log.Add(t * x); } return t;")]
    [InlineData("return x * [|double.Parse(\"1\")|] * Keep(log, x);")]
    [InlineData("Box box = new Box(); GC.KeepAlive((box, x)); return [|box.Value|];")]
    public void Numbers_that_may_have_been_kept_are_refused(string body) => DiagnosticAssert.Reports(
        "DIFF301", Types + "static int Keep(ILog log, double x) { log.Add(x); return 1; } [Differentiable] static double F(double x, ILog log) { " + body + " }");

    [Fact]
    public void Methods_of_objects_that_return_numbers_are_refused() => DiagnosticAssert.Reports(
        "DIFF215", Types + "[Differentiable] static double F(double x, Box box) => [|box.Times(x)|];");

    [Theory]
    [InlineData("Array.Sort([|a|]); return x * a[0];")]
    [InlineData("Console.WriteLine([|a|]); return x * a[0];")]
    [InlineData("object o = [|a|]; return x * a[0];")]
    [InlineData("string t = string.Join(\", \", [|a|]); return x * a[0] * t.Length;")]
    [InlineData("int k = Array.IndexOf([|a|], 1.0); return x * a[k];")]
    [InlineData("_ = $\"{[|a|]}\"; return x * a[0];")]
    public void Memory_that_may_be_written_is_refused(string body) => DiagnosticAssert.ReportsInBody("DIFF303", body);
}
