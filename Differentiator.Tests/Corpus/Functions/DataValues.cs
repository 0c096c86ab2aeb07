using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>What takes part in the value and has no derivative: state, texts, missing values, objects.</summary>
public static partial class DataValues
{
    private static readonly double Scale = 2.5;
    private static readonly double[] Table = [1, 2, 3];
    private static readonly int[] Order = [2, 0, 1];
    private static readonly StringBuilder Nobody = new();

    private static ReadOnlySpan<double> Weights => [0.5, 0.25, 0.125];

    private static double Offset { get; } = 4;

    [Differentiable, Case(2.0), Case(-1.0)]
    public static double StaticFields(double x)
    {
        double sum = Offset * x;
        for (int i = 0; i < Table.Length; i++)
            sum += Table[i] * x * x + Table[Order[i]];
        foreach (double w in Weights)
            sum *= w * x;
        return sum * Scale;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 })]
    public static double StaticIndices(double[] a)
    {
        double product = 1;
        foreach (int i in Order)
            product += product * a[i] * Table[i];
        return product;
    }

    [Differentiable, Case(2.0, 5, 3.0), Case(2.0, 1, 3.0)]
    public static double MissingValues(double x, int n, double y)
    {
        int? k = n > 3 ? n : null;
        double? z = null;
        k ??= 2;
        if (k is > 4)
            return x * k.Value * y;
        return x * x * (z ?? y) + (k ?? 7) * x * k.GetValueOrDefault();
    }

    [Differentiable, Case(2.0, "ab"), Case(2.0, "abcd"), Case(2.0, "x")]
    public static double Texts(double x, string text)
    {
        string t = text;
        if (t.Length > 3 && t is { Length: < 9 })
            x *= 2;
        double sum = 0;
        for (int i = 0; i < t.Length; i++)
            sum += x * x * (t[i] == 'b' ? i : 1);
        return t switch { "ab" => sum, null => 0, _ when t.StartsWith('x') => x, _ => x * sum } * (string.IsNullOrEmpty(t) ? 0 : text.Length);
    }

    [Differentiable, Case(2.0, DayOfWeek.Monday), Case(2.0, DayOfWeek.Friday), Case(2.0, DayOfWeek.Sunday)]
    public static double Enums(double x, DayOfWeek day)
    {
        DayOfWeek next = day + 1;
        if (next == DayOfWeek.Saturday || (day & DayOfWeek.Monday) != 0)
            x *= x;
        for (int i = 0; i < 3; i++)
        {
            x *= next > DayOfWeek.Tuesday ? x : 0.5 * x;
            next = (DayOfWeek)(((int)next + i) % 7);
        }

        return x * (int)next;
    }

    [Differentiable, Case(2.0, 3), Case(2.0, 1)]
    public static double Limits(double x, int n)
    {
        decimal d = n * 1.5m;
        double factor = n == int.MaxValue ? double.Epsilon : Math.PI;
        return d > 2 ? x * x * factor : x * (string.Empty.Length + 1);
    }

    [Differentiable, Case(2.0, 4), Case(0.5, 0)]
    public static double Assertions(double x, int n)
    {
        Debug.Assert(n >= 0, "n is negative");
        double t = x;
        for (int i = 0; i < n; i++)
        {
            t *= Math.Cos(t);
            Debug.Assert(!double.IsNaN(t));
            GC.KeepAlive(Nobody);
        }

        return t;
    }

    [Differentiable, Case(2.0, "0.5;3", 3), Case(2.0, "1", 2)]
    public static double ParsedNumbers(double x, [NoGradient] string text, int n)
    {
        int cut = text.IndexOf(';');
        double w = double.Parse(text.AsSpan(0, cut < 0 ? text.Length : cut), CultureInfo.InvariantCulture);
        double t = x;
        for (int i = 0; i < n; i++)
            t *= w * t * int.Parse(text.AsSpan(text.Length - 1), CultureInfo.InvariantCulture);
        return t;
    }

    [Differentiable, Case(1.5, 3), Case(1.5, 0)]
    public static double Checked(double x, int n)
    {
        checked
        {
            int k = n + 1;
            k *= 2;
            x *= (byte)k;
        }

        return unchecked(x * (n * 2));
    }
}
