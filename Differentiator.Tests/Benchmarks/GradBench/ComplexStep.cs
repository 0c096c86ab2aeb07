using System;
using System.Linq;
using System.Numerics;

namespace Differentiator.Tests.Benchmarks.GradBench;

/// <summary>Derivatives without differences: <c>f'(x) = Im f(x + ih) / h</c>, as exact as f for a tiny h.</summary>
internal static class ComplexStep
{
    private const double Step = 1e-100;

    public static double[] Gradient(Func<Complex[], Complex> function, double[] x) =>
        [.. Jacobian(shifted => [function(shifted)], x)[0]];

    /// <summary>A row for each result, a column for each number.</summary>
    public static double[][] Jacobian(Func<Complex[], Complex[]> function, double[] x)
    {
        Complex[][] columns = [.. x.Select((_, column) => function([.. x.Select((value, i) => new Complex(value, i == column ? Step : 0))]))];
        return [.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Select(column => column[row].Imaginary / Step).ToArray())];
    }

    public static Complex[] Real(double[] x) => Array.ConvertAll(x, value => (Complex)value);
}
