using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Functions that snippets see as those of a library, without source.</summary>
public static class Physics
{
    public static double Energy(double x) => Math.Sin(x) * x;

    public static float Mixed(float @in, int n, double y) => (float)(@in * n * y);

    public static double Dot(double[] a, ReadOnlySpan<double> b) => a[0] * b[0] + a[1] * b[1];

    public static double Rows(List<double> a, double[] b, int[] order) => order.Sum(i => a[i] * b[i]);

    public static double Trace(double[,] m) => m[0, 0] + m[1, 1];

    public static double Length((double X, double Y) v) => Math.Sqrt(v.X * v.X + v.Y * v.Y);
}
