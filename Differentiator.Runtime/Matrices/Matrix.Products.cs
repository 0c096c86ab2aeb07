using System;

namespace Differentiator;

// Products of two matrices.
public readonly partial struct Matrix
{
    /// <summary>The matrix product <c>left right</c>.</summary>
    /// <param name="left">m x k.</param>
    /// <param name="right">k x n.</param>
    /// <returns>m x n.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    [Derivative(nameof(ProductVjp))]
    public static Matrix Product(Matrix left, Matrix right) => ComputeProduct(left, right, null);

    /// <inheritdoc cref="Product(Matrix, Matrix)"/>
    /// <param name="left">m x k.</param>
    /// <param name="right">k x n.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Product(Matrix left, Matrix right, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return ComputeProduct(left, right, workspace);
    }

    /// <summary>The derivative of <see cref="Product(Matrix, Matrix)"/>: <c>cotangent right^T</c> and <c>left^T cotangent</c>.</summary>
    /// <param name="left">m x k.</param>
    /// <param name="right">k x n.</param>
    /// <param name="resultCotangent">m x n.</param>
    /// <param name="leftGradient">m x k, added to; empty if not asked for.</param>
    /// <param name="rightGradient">k x n, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void ProductVjp(Matrix left, Matrix right, Matrix resultCotangent, Matrix leftGradient, Matrix rightGradient)
    {
        RequireFactor(left, right);
        Shapes.Require(resultCotangent, left.Rows, right.Columns, nameof(resultCotangent));
        if (Shapes.IsAsked(leftGradient, left, nameof(leftGradient)))
            MatrixProduct.Multiply(resultCotangent, false, right, true, leftGradient, accumulates: true);
        if (Shapes.IsAsked(rightGradient, right, nameof(rightGradient)))
            MatrixProduct.Multiply(left, true, resultCotangent, false, rightGradient, accumulates: true);
    }

    /// <summary>The product element by element, <c>left[i, j] * right[i, j]</c>.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Derivative(nameof(HadamardVjp))]
    public static Matrix Hadamard(Matrix left, Matrix right) => ComputeHadamard(left, right, null);

    /// <inheritdoc cref="Hadamard(Matrix, Matrix)"/>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Hadamard(Matrix left, Matrix right, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return ComputeHadamard(left, right, workspace);
    }

    /// <summary>The derivative of <see cref="Hadamard(Matrix, Matrix)"/>.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="left"/>.</param>
    /// <param name="leftGradient">Added to; empty if not asked for.</param>
    /// <param name="rightGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void HadamardVjp(Matrix left, Matrix right, Matrix resultCotangent, Matrix leftGradient, Matrix rightGradient)
    {
        Shapes.Require(right, left, nameof(right));
        Shapes.Require(resultCotangent, left, nameof(resultCotangent));
        if (Shapes.IsAsked(leftGradient, left, nameof(leftGradient)))
            Elementwise.AddProduct(resultCotangent.Span, right.Span, leftGradient.Span);
        if (Shapes.IsAsked(rightGradient, left, nameof(rightGradient)))
            Elementwise.AddProduct(resultCotangent.Span, left.Span, rightGradient.Span);
    }

    private static Matrix ComputeProduct(Matrix left, Matrix right, Workspace? workspace)
    {
        RequireFactor(left, right);
        Matrix result = Results.Take(workspace, left.Rows, right.Columns);
        MatrixProduct.Multiply(left, false, right, false, result, accumulates: false);
        return result;
    }

    private static Matrix ComputeHadamard(Matrix left, Matrix right, Workspace? workspace)
    {
        Shapes.Require(right, left, nameof(right));
        Matrix result = Results.Take(workspace, left.Rows, left.Columns);
        Elementwise.Multiply(left.Span, right.Span, result.Span);
        return result;
    }

    private static void RequireFactor(Matrix left, Matrix right)
    {
        if (right.Rows != left.Columns)
            throw new ArgumentException($"A matrix with {left.Columns} rows is expected, not one of {right}.", nameof(right));
    }
}
