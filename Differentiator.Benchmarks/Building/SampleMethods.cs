using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Differentiator.Benchmarks.Building;

/// <summary>Classes with differentiable methods as people write them, as many as are asked for.</summary>
internal static class SampleMethods
{
    /// <summary>Methods to a file.</summary>
    public const int PerClass = 10;

    // Each has a number in it that tells it from its copies: NUMBER.
    private static readonly string[] Bodies =
    [
        "(double x, double y) { double a = 1 - x, b = y - x * x; return a * a + NUMBER * b * b; }",
        "(double[] x, double w) { double sum = 0; for (int i = 0; i < x.Length; i++) sum += w * x[i] * x[i] + NUMBER; return sum / x.Length; }",
        "(double w, double b, [NoGradient] double[] x, [NoGradient] double[] y) { double loss = 0; for (int i = 0; i < x.Length; i++) { double error = w * x[i] + b - y[i]; loss += NUMBER * error * error; } return loss / x.Length; }",
        "(double a, double b, [NoGradient] double[] x) { double h = 0; foreach (double each in x) h = Math.Tanh(a * h + b * each + NUMBER); return h; }",
        "(double[] weights, [NoGradient] double[] x, double target) { double z = 0; for (int i = 0; i < weights.Length; i++) z += weights[i] * x[i]; double p = 1 / (1 + Math.Exp(-z)); return -NUMBER * (target * Math.Log(p) + (1 - target) * Math.Log(1 - p)); }",
        "(double spot, double strike, double volatility, double time) { double root = volatility * Math.Sqrt(time), d = (Math.Log(spot / strike) + NUMBER * time) / root; return d > 0 ? spot * Math.Tanh(d) : strike * Math.Exp(d - root); }",
        "(double[] x) { double sum = 0; for (int i = 0; i + 1 < x.Length; i++) { double t = x[i + 1] - x[i] * x[i]; sum += NUMBER * t * t + (1 - x[i]) * (1 - x[i]); } return sum; }",
        "(double x, double y) { double prey = x, hunters = y; for (int i = 0; i < 100; i++) { double dx = prey * (1.5 - hunters), dy = hunters * (prey - NUMBER); prey += 0.01 * dx; hunters += 0.01 * dy; } return prey * hunters; }",
        "(double x, int kind) { double y = kind switch { 0 => Math.Sin(x), 1 => Math.Cos(NUMBER * x), 2 => x * x, _ => Math.Exp(-x) }; if (y < 0) y = -y * x; return y; }",
        "(double[] a, double[] b, int n) { double trace = 0; for (int i = 0; i < n; i++) { double sum = 0; for (int k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + i]; trace += NUMBER * sum * sum; } return trace; }",
    ];

    /// <summary>The files of the classes.</summary>
    /// <param name="methods">How many methods there are in all.</param>
    public static string[] Files(int methods) =>
        [.. Enumerable.Range(0, (methods + PerClass - 1) / PerClass).Select(k => File(k, Math.Min(PerClass, methods - (k * PerClass))))];

    /// <summary>The file of one class.</summary>
    /// <param name="number">Of the class.</param>
    /// <param name="methods">How many methods it has.</param>
    /// <param name="edit">What has been typed into its first method: a number.</param>
    public static string File(int number, int methods, int edit = 0)
    {
        StringBuilder text = new("using System;\nusing Differentiator;\n\npublic static partial class Sample");
        text.Append(number).Append("\n{\n");
        for (int k = 0; k < methods; k++)
        {
            double constant = 1 + (0.25 * number) + (0.125 * k) + (k == 0 ? 1e-3 * edit : 0);
            string body = Bodies[k % Bodies.Length].Replace("NUMBER", constant.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal);
            text.Append("    [Differentiable]\n    public static double Method").Append(k).Append(body).Append("\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
