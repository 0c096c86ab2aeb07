using System;
using System.Text;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Effects happen as often as in the original and in the same order, and exceptions are those of the original.</summary>
public sealed class EffectTests
{
    private delegate double Primal(double x, int n, StringBuilder log);

    private delegate double Derivative(double x, int n, StringBuilder log, out double xGradient);

    [Theory]
    [InlineData("log.Append($\"x is {x:F2}, {n,4}\"); return x * x;")]
    [InlineData("double t = x; for (int i = 0; i < n; i++) { log.Append(i).Append(t > 1); t *= t; } return t;")]
    [InlineData("double t = x; for (int i = 0; i < n; i++) { for (int j = 0; j <= i; j++) { t *= Math.Sin(t); log.Append(i * j); } log.Append(';'); t += x; } return t;")]
    [InlineData("if (n > 2) { log.Append(\"large\"); x *= x; } else if (n == 2) { log.Append(\"two\"); } return x * x;")]
    [InlineData("double t = x; while (t < 50) { log.Append(\"again\"); if (t > 20) break; t *= t; log.Append('.'); } return t;")]
    [InlineData("int length = log.Append(n).Length; double t = x; for (int i = 0; i < n; i++) { t *= log.Append('a').Length * t; } return t * length;")]
    [InlineData("bool isLong = log.Append(n).Length > 1 && log.Append('b').Length > 2; return isLong ? x : x * log.Append('c').Length * x;")]
    [InlineData("double t = 1; for (int i = 0; i < n; i++) t *= log.Append(i).Length % 2 == 0 ? x : x * x; return t;")]
    [InlineData("for (int i = 0; i < log.Append('i').Length && i < 5; i++) x *= 1.1; return x;")]
    [InlineData("int k = 0; while (k++ < n && log.Append(k).Length < 9) x *= x * k; return x;")]
    [InlineData("_ = log.Append('d'); string text = log.ToString(); log.Append(text.Length).Append(text + x); return x * x;")]
    [InlineData("string text = \"\"; for (int i = 0; i < n; i++) { text += log.Append(i).Length; x *= text.Length > 2 ? x : 2; } log.Append(text); return x;")]
    [InlineData("log?.Append(n++).Append(n).Append(Math.Max(n, 3)); return x * n * x;")]
    [InlineData("double t = x; for (int i = 0; i < n; i++) { for (int j = 0; j <= i; j++) t *= log.Append(i * j).Length % 3 == 0 ? x : 0.5 + 0.1 * t; t += x * log.Length; } return t;")]
    [InlineData("double t = x; if (n > 1) { while (t < 20) { t *= 1 + log.Append('w').Length * x; if (log.Length > 3) break; } } else if (n == 1) t = x * log.Append('v').Length; return t * t;")]
    [InlineData("double t = 1; for (int i = 0; i < n; i++) { string text = log.Append(i).ToString(); t *= text == \"0\" || text.EndsWith('2') ? x : x * x * t; } return t;")]
    [InlineData("double t = 1; for (int i = 0; i < n; i++) { DayOfWeek day = (DayOfWeek)log.Append(i).Length; t *= day == DayOfWeek.Monday ? x : day > DayOfWeek.Monday ? x * x * t : 2; } return t;")]
    [InlineData("double[] t = new double[3]; for (int i = 0; i < 3; i++) { t[i] = i > 0 ? t[i - 1] * x * log.Append('m').Length : x; log.Append(t[i] > 2); } return t[2] * t[1];")]
    [InlineData("Traced(log, x); if (n > 1) Traced(log, n); return Logged(log, x) * Logged(log, x * n);")]
    public void Effects_happen_once(string body)
    {
        (Primal primal, Derivative gradient, Derivative unoptimized) = Compile(body);

        for (int n = 0; n < 4; n++)
        {
            StringBuilder expected = new(), actual = new(), plain = new();
            double value = primal(1.5, n, expected);

            Assert.Equal(value, gradient(1.5, n, actual, out double xGradient));
            Assert.Equal(expected.ToString(), actual.ToString());
            Assert.Equal(value, unoptimized(1.5, n, plain, out double xPlain));
            Assert.Equal(expected.ToString(), plain.ToString());

            const double Step = 1e-6;
            double difference = (primal(1.5 + Step, n, new StringBuilder()) - primal(1.5 - Step, n, new StringBuilder())) / (2 * Step);
            Assert.InRange(xGradient - difference, -1e-3 - Math.Abs(difference) * 1e-5, 1e-3 + Math.Abs(difference) * 1e-5);
            Assert.InRange(xPlain - xGradient, -1e-9 * Math.Abs(xGradient), 1e-9 * Math.Abs(xGradient));
        }
    }

    [Theory]
    [InlineData("if (n > 0) throw new InvalidOperationException(\"n\"); return x;")]
    [InlineData("return n == 0 ? x : throw new FormatException($\"{n}\");")]
    [InlineData("return n switch { 0 => x };")]
    [InlineData("double t = x; for (int i = 0; i < 5; i++) { log.Append(i); if (i == n + 1) throw new TimeoutException(); t *= t; } return t;")]
    [InlineData("ArgumentNullException.ThrowIfNull(n > 0 ? null : log); ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 1); return x;")]
    [InlineData("string? text = n > 0 ? null : \"a\"; return x * (text ?? throw new ArgumentNullException(nameof(log))).Length;")]
    [InlineData("int k = 10 / (n - 1); log.Append('x'); return x * k;")]
    [InlineData("return x * checked(int.MaxValue + n);")]
    [InlineData("throw n == 0 ? new ArgumentException() : new NotSupportedException();")]
    public void Exceptions_are_those_of_the_original(string body)
    {
        (Primal primal, Derivative gradient, Derivative unoptimized) = Compile(body);

        for (int n = 0; n < 3; n++)
        {
            StringBuilder expected = new(), actual = new(), plain = new();
            Exception? thrown = Record.Exception(() => primal(1.5, n, expected));

            AssertSame(thrown, Record.Exception(() => gradient(1.5, n, actual, out _)));
            AssertSame(thrown, Record.Exception(() => unoptimized(1.5, n, plain, out _)));
            Assert.Equal(expected.ToString(), actual.ToString());
            Assert.Equal(expected.ToString(), plain.ToString());
        }
    }

    private static void AssertSame(Exception? expected, Exception? actual)
    {
        Assert.Equal(expected?.GetType(), actual?.GetType());
        Assert.Equal(expected?.Message, actual?.Message);
    }

    private static (Primal, Derivative, Derivative) Compile(string body)
    {
        string source = $$"""
            using System;
            using System.Text;
            using Differentiator;

            /// <summary>One method.</summary>
            public static partial class C
            {
                /// <summary>The method.</summary>
                [Differentiable]
                public static double F(double x, int n, StringBuilder log) { {{body}} }

                private static double Logged(StringBuilder log, double t)
                {
                    log.Append("t is ").Append(t);
                    return t * t;
                }

                [System.Diagnostics.Conditional("TRACE_ALL")]
                private static void Traced(StringBuilder log, double t) => log.Append(t);
            }
            """;
        GeneratorRun run = GeneratorHarness.Run(source), unoptimized = GeneratorHarness.Run(HarnessOptions.Unoptimized, source);
        return (run.Method<Primal>("C", "F"), run.Method<Derivative>("C", "FGradient"), unoptimized.Method<Derivative>("C", "FGradient"));
    }
}
