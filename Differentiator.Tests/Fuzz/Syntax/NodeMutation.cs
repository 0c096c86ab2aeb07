using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Fuzz;

/// <summary>Exchanges, repeats, wraps and removes expressions, statements, parameters and types; much of that is C# still.</summary>
internal static class NodeMutation
{
    private static readonly string[] Wrappers =
    [
        "if (true) { # }", "if (Math.Sqrt(2) > 1) # else # ", "for (int q0 = 0; q0 < 3; q0++) { # }", "while (true) { # break; }", "do { # } while (false);",
        "{ # }", "try { # } finally { }", "try { # } catch (Exception) { throw; }", "checked { # }", "unsafe { # }", "lock (typeof(int)) { # }",
        "foreach (char q1 in \"ab\") { # }", "switch (1) { case 1: # break; }", "void Q2() { # } Q2();", "Action q3 = () => { # }; q3();",
        "foreach (double q4 in new double[2]) { # }", "# #", "label5: #", "using (System.IO.Stream q6 = null!) { # }", "{ double q7 = 1; # q7++; }",
        "for (; ; ) { # break; }", "fixed (char* q8 = \"a\") { # }", "if (1 is var q9) { # }", "double Q10(double z) { # return z; } _ = Q10(1);",
    ];

    private static readonly string[] Statements =
    [
        ";", "return;", "return 0;", "return default;", "break;", "continue;", "throw new Exception();", "yield return 1;", "yield break;", "goto end;", "end: ;", "Console.WriteLine(1);",
        "var q0 = (1.0, 2.0);", "var (q1, q2) = (1.0, 2.0);", "double[] q3 = new double[3];", "Span<double> q4 = stackalloc double[2];", "double[,] q5 = new double[2, 2]; q5[0, 1] = 1;",
        "double[][] q6 = { new double[] { 1 } };", "Func<double, double> q7 = t => t * t;", "static double Q8(double t) => t;", "ref double q9 = ref System.Runtime.CompilerServices.Unsafe.NullRef<double>();",
        "dynamic q10 = 1.0;", "double? q11 = 1; q11 ??= 2;", "string q12 = $\"{1}\";", "object q13 = new { A = 1.0 };", "const double q14 = 2;", "int q15 = 3, q16 = q15;", "decimal q17 = 1m;",
        "Half q18 = (Half)1;", "var q19 = new System.Collections.Generic.List<double> { 1 }; q19.Add(2);", "foreach (var q20 in System.Linq.Enumerable.Range(0, 2)) { }", "goto case 1;",
        "double q21 = 1; q21 = q21 > 0 ? q21 : -q21;", "_ = 1 switch { 1 => 2.0, _ => 3.0 };", "if (1.0 is > 0 and < 2) { }", "await System.Threading.Tasks.Task.CompletedTask;", "int q22 = 5; q22 <<= 1;",
        "double[] q23 = [1, 2];", "Index q24 = ^1;", "Range q25 = 1..;", "unchecked { int q26 = int.MaxValue + 1; }", "System.Diagnostics.Debug.Assert(true);", "(double A, int B) q27 = (1, 2); q27.A += 1;",
        "switch (3) { case > 2: break; default: goto case 1; case 1: break; }", "__arglist();", "double q28; q28 = double.Parse(\"1\");", "static void Q29() => Q29();", "using var q30 = new System.IO.MemoryStream();",
    ];

    private static readonly string[] Expressions =
    [
        "0", "1.0", "2f", "default", "null!", "double.NaN", "1e308", "(1, 2)", "new double[2]", "new()", "x", "y", "n", "i", "this", "base", "typeof(double)", "nameof(Math)", "sizeof(double)", "t => t",
        "throw new Exception()", "stackalloc double[2]", "^1", "1..2", "\"text\"", "'c'", "true", "int.MaxValue", "long.MinValue", "1m", "(Half)1", "(object)1.0", "x is double", "x as object", "x ?? 1", "x!", "checked(1 + 1)",
        "Math.Exp", "Math.PI", "Math.Sqrt(x)", "Math.Max(1, 2f)", "MathF.Sin(1)", "default(double)", "new { A = 1 }", "x switch { > 0 => 1.0, _ => 2 }", "x is > 0 or < -1", "i++", "x += 1", "(x, y) = (y, x)", "ref x", "out _", "out var q",
        "Gradient.Stop(x)", "x.ToString()", "string.Empty.Length", "DateTime.Now.Ticks", "Environment.TickCount", "double.Abs(x)", "float.Pi", "BitConverter.DoubleToInt64Bits(x)", "(double)(int)x", "-x", "!true", "~1", "&x", "*p", "[1.0, 2.0]",
        "Random.Shared.NextDouble()", "new Func<double, double>(Math.Sin)(1)", "(Func<double>)(() => 1)", "x == x", "1 / 0.0", "unchecked((int)1e20)", "System.Numerics.Vector3.One.X", "(x)", "from q in \"a\" select q", "async () => 1", "delegate { }",
    ];

    private static readonly string[] Types =
    [
        "double", "float", "int", "long", "bool", "string", "object", "dynamic", "void", "var", "decimal", "Half", "double[]", "double[,]", "double[][]", "Span<double>", "ReadOnlySpan<float>", "double?", "(double, double)", "(double A, int B)",
        "System.Collections.Generic.List<double>", "Func<double, double>", "T", "char", "byte", "nint", "ref double", "in double", "out double", "params double[]", "DayOfWeek", "System.Numerics.Vector3", "double*", "DateTime", "IDisposable", "this double", "scoped Span<double>",
    ];

    public static string Apply(string source, IReadOnlyList<string> donors, FuzzRandom random)
    {
        for (int change = 1 + random.Next(3); change > 0; change--)
            source = Once(source, random.Chance(50) ? source : random.Pick(donors), random);
        return source;
    }

    private static string Once(string source, string donor, FuzzRandom random)
    {
        SyntaxNode[] nodes = Nodes(source), others = Nodes(donor);
        SyntaxNode node;
        switch (random.Next(12))
        {
            case 0 when Pick<StatementSyntax>(nodes) is { } statement:
                return Replace(source, statement, random.Pick(Wrappers).Replace("#", statement.ToString(), StringComparison.Ordinal));
            case 1 when Pick<StatementSyntax>(nodes) is { } statement:
                return Replace(source, statement, $"{random.Pick(Statements)} {statement}");
            case 2 when Pick<StatementSyntax>(nodes) is { } statement && Pick<StatementSyntax>(others) is { } other:
                return Replace(source, statement, random.Chance(50) ? other.ToString() : $"{statement} {other}");
            case 3 when Pick<StatementSyntax>(nodes) is { } statement:
                return Replace(source, statement, random.Pick("", ";", "{ }", $"{statement} {statement}"));
            case 4 or 5 or 6 when Pick<ExpressionSyntax>(nodes) is { } expression && Pick<ExpressionSyntax>(others) is { } other:
                return Replace(source, expression, random.Chance(70) ? $"{other}" : $"({other})");
            case 7 when Pick<ExpressionSyntax>(nodes) is { } expression:
                return Replace(source, expression, random.Pick(Expressions));
            case 8 when Pick<TypeSyntax>(nodes) is { } type:
                return Replace(source, type, random.Pick(Types));
            case 9 when Pick<BaseParameterSyntax>(nodes) is { } parameter:
                return Replace(source, parameter, random.Pick($"{random.Pick(Types)} p{random.Next(9)}", $"{parameter}, {random.Pick(Types)} p{random.Next(9)}", $"{parameter} = default", $"[NoGradient] {parameter}", $"ref {parameter}"));
            case 10 when (node = random.Pick(nodes)) is not CompilationUnitSyntax:
                return Replace(source, node, random.Pick(others) is var any && any.RawKind == node.RawKind ? any.ToString() : node.ToString() + " ");
            case 11 when Pick<MethodDeclarationSyntax>(nodes) is { } method:
                return Replace(source, method, random.Pick($"{method}\n{method}", $"[Differentiable(\"x\", Name = \"G{random.Next(3)}\")] {method}", method.ToString().Replace(" static ", random.Pick(" ", " static unsafe ", " static async ", " virtual ", " static extern "), StringComparison.Ordinal), $"{method}\npublic partial struct Q {{ {method} }}"));
            default:
                return TokenMutation.Apply(source, random);
        }

        T? Pick<T>(SyntaxNode[] among)
            where T : SyntaxNode => among.OfType<T>().ToArray() is { Length: > 0 } found ? random.Pick(found) : null;
    }

    private static SyntaxNode[] Nodes(string members) =>
        [.. CSharpSyntaxTree.ParseText($"class C {{{members}\n}}").GetRoot().DescendantNodes().Where(node => node.SpanStart >= 9)];

    // "class C {" is 9 characters.
    private static string Replace(string members, SyntaxNode node, string text) =>
        node.Span.End - 9 <= members.Length ? $"{members[..(node.SpanStart - 9)]}{text}{members[(node.Span.End - 9)..]}" : members;
}
