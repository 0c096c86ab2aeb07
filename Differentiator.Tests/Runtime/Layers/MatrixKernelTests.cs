using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>Sums and products of matrices against their formulas.</summary>
public sealed class MatrixKernelTests
{
    private const int Rows = 3, Inner = 5, Columns = 7;

    private static readonly Matrix Left = Reference.Sample(Rows, Columns, 1), Right = Reference.Sample(Rows, Columns, 2);

    private static readonly Matrix First = Reference.Sample(Rows, Inner, 3), Second = Reference.Sample(Inner, Columns, 4);

    private delegate void Pullback(Matrix left, Matrix right, Matrix cotangent, Matrix leftGradient, Matrix rightGradient);

    [Fact]
    public void Sum() => Check(Matrix.Add, Matrix.Add, Matrix.AddVjp, Left, Right, points => Zip(points, (l, r) => l + r));

    [Fact]
    public void Difference() => Check(Matrix.Subtract, Matrix.Subtract, Matrix.SubtractVjp, Left, Right, points => Zip(points, (l, r) => l - r));

    [Fact]
    public void Product_of_elements() => Check(Matrix.Hadamard, Matrix.Hadamard, Matrix.HadamardVjp, Left, Right, points => Zip(points, (l, r) => l * r));

    [Fact]
    public void Product_of_matrices() => Check(Matrix.Product, Matrix.Product, Matrix.ProductVjp, First, Second, Product);

    [Fact]
    public void Multiple()
    {
        const float factor = 1.5f;
        Matrix cotangent = Reference.Sample(Rows, Columns, 5), gradient = Reference.Accumulator(Left), number = new([factor], 1, 1);
        float factorGradient = Reference.Before;
        double[] Formula(double[][] points) => [.. points[0].Select(element => element * points[1][0])];
        Reference.AssertClose(Formula([Reference.Doubles(Left), [factor]]), Matrix.Scale(Left, factor).Span);
        WorkspaceAssert.Same(() => Matrix.Scale(Left, factor), workspace => Matrix.Scale(Left, factor, workspace));
        Matrix.ScaleVjp(Left, factor, Reference.Copy(cotangent), gradient, ref factorGradient);
        Reference.AssertAdded(Reference.Gradient(Formula, [Left, number], 0, cotangent), gradient);
        Reference.AssertAdded(Reference.Gradient(Formula, [Left, number], 1, cotangent), new Matrix([factorGradient], 1, 1));
        Matrix.ScaleVjp(Left, factor, cotangent, default, ref factorGradient);
        Assert.Throws<ArgumentException>("resultCotangent", () => { float ignored = 0; Matrix.ScaleVjp(Left, factor, new Matrix(1, 1), default, ref ignored); });
    }

    [Fact]
    public void Operators_are_the_methods()
    {
        Assert.Equal(Matrix.Add(Left, Right).Span.ToArray(), (Left + Right).Span.ToArray());
        Assert.Equal(Matrix.Subtract(Left, Right).Span.ToArray(), (Left - Right).Span.ToArray());
        Assert.Equal(Matrix.Scale(Left, 3).Span.ToArray(), (3 * Left).Span.ToArray());
        Assert.Equal(Matrix.Scale(Left, 3).Span.ToArray(), (Left * 3).Span.ToArray());
    }

    private static void Check(
        Func<Matrix, Matrix, Matrix> plain,
        Func<Matrix, Matrix, Workspace, Matrix> inWorkspace,
        Pullback pullback,
        Matrix left,
        Matrix right,
        Func<double[][], double[]> formula)
    {
        Matrix result = plain(left, right), cotangent = Reference.Sample(result.Rows, result.Columns, 9);
        Matrix leftGradient = Reference.Accumulator(left), rightGradient = Reference.Accumulator(right);
        Reference.AssertClose(formula([Reference.Doubles(left), Reference.Doubles(right)]), result.Span);
        WorkspaceAssert.Same(() => plain(left, right), workspace => inWorkspace(left, right, workspace));

        pullback(left, right, Reference.Copy(cotangent), leftGradient, default);
        pullback(left, right, Reference.Copy(cotangent), default, rightGradient);
        Reference.AssertAdded(Reference.Gradient(formula, [left, right], 0, cotangent), leftGradient);
        Reference.AssertAdded(Reference.Gradient(formula, [left, right], 1, cotangent), rightGradient);

        Assert.Throws<ArgumentException>(nameof(right), () => plain(left, new Matrix(1, 1)));
        Assert.Throws<ArgumentException>(nameof(right), () => pullback(left, new Matrix(1, 1), cotangent, default, default));
        Assert.Throws<ArgumentException>("resultCotangent", () => pullback(left, right, new Matrix(1, 1), default, default));
        Assert.Throws<ArgumentException>("leftGradient", () => pullback(left, right, cotangent, new Matrix(1, 1), default));
        Assert.Throws<ArgumentException>("rightGradient", () => pullback(left, right, cotangent, default, new Matrix(1, 1)));
    }

    private static double[] Zip(double[][] points, Func<double, double, double> function) => [.. points[0].Zip(points[1], function)];

    private static double[] Product(double[][] points)
    {
        double[] result = new double[Rows * Columns];
        for (int i = 0; i < result.Length; i++)
        {
            for (int k = 0; k < Inner; k++)
                result[i] += points[0][(i / Columns * Inner) + k] * points[1][(k * Columns) + (i % Columns)];
        }

        return result;
    }
}
