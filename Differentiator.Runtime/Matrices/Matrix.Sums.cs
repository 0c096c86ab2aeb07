using System;

namespace Differentiator;

// Sums, differences and multiples.
public readonly partial struct Matrix
{
    /// <summary><c>left + right</c></summary>
    public static Matrix operator +(Matrix left, Matrix right) => Add(left, right);

    /// <summary><c>left - right</c></summary>
    public static Matrix operator -(Matrix left, Matrix right) => Subtract(left, right);

    /// <summary><c>factor * matrix</c></summary>
    public static Matrix operator *(Matrix matrix, float factor) => Scale(matrix, factor);

    /// <summary><c>factor * matrix</c></summary>
    public static Matrix operator *(float factor, Matrix matrix) => Scale(matrix, factor);

    /// <summary><c>left + right</c>, element by element.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Derivative(nameof(AddVjp))]
    public static Matrix Add(Matrix left, Matrix right) => Combine(left, right, 1, null);

    /// <inheritdoc cref="Add(Matrix, Matrix)"/>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Add(Matrix left, Matrix right, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Combine(left, right, 1, workspace);
    }

    /// <summary>The derivative of <see cref="Add(Matrix, Matrix)"/>.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="left"/>.</param>
    /// <param name="leftGradient">Added to; empty if not asked for.</param>
    /// <param name="rightGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddVjp(Matrix left, Matrix right, Matrix resultCotangent, Matrix leftGradient, Matrix rightGradient)
    {
        Shapes.Require(right, left, nameof(right));
        Shapes.Require(resultCotangent, left, nameof(resultCotangent));
        if (Shapes.IsAsked(leftGradient, left, nameof(leftGradient)))
            Elementwise.Add(resultCotangent.Span, leftGradient.Span);
        if (Shapes.IsAsked(rightGradient, left, nameof(rightGradient)))
            Elementwise.Add(resultCotangent.Span, rightGradient.Span);
    }

    /// <summary><c>left - right</c>, element by element.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Derivative(nameof(SubtractVjp))]
    public static Matrix Subtract(Matrix left, Matrix right) => Combine(left, right, -1, null);

    /// <inheritdoc cref="Subtract(Matrix, Matrix)"/>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Subtract(Matrix left, Matrix right, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Combine(left, right, -1, workspace);
    }

    /// <summary>The derivative of <see cref="Subtract(Matrix, Matrix)"/>.</summary>
    /// <param name="left">Of any shape.</param>
    /// <param name="right">Of the shape of <paramref name="left"/>.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="left"/>.</param>
    /// <param name="leftGradient">Added to; empty if not asked for.</param>
    /// <param name="rightGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SubtractVjp(Matrix left, Matrix right, Matrix resultCotangent, Matrix leftGradient, Matrix rightGradient)
    {
        Shapes.Require(right, left, nameof(right));
        Shapes.Require(resultCotangent, left, nameof(resultCotangent));
        if (Shapes.IsAsked(leftGradient, left, nameof(leftGradient)))
            Elementwise.Add(resultCotangent.Span, leftGradient.Span);
        if (Shapes.IsAsked(rightGradient, left, nameof(rightGradient)))
            Elementwise.AddScaled(resultCotangent.Span, -1, rightGradient.Span);
    }

    /// <summary><c>factor * matrix</c></summary>
    /// <param name="matrix">Of any shape.</param>
    /// <param name="factor">A number.</param>
    [Derivative(nameof(ScaleVjp))]
    public static Matrix Scale(Matrix matrix, float factor) => Multiple(matrix, factor, null);

    /// <inheritdoc cref="Scale(Matrix, float)"/>
    /// <param name="matrix">Of any shape.</param>
    /// <param name="factor">A number.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Scale(Matrix matrix, float factor, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Multiple(matrix, factor, workspace);
    }

    /// <summary>The derivative of <see cref="Scale(Matrix, float)"/>.</summary>
    /// <param name="matrix">Of any shape.</param>
    /// <param name="factor">A number.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="matrix"/>.</param>
    /// <param name="matrixGradient">Added to; empty if not asked for.</param>
    /// <param name="factorGradient">Added to.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ScaleVjp(Matrix matrix, float factor, Matrix resultCotangent, Matrix matrixGradient, ref float factorGradient)
    {
        Shapes.Require(resultCotangent, matrix, nameof(resultCotangent));
        if (Shapes.IsAsked(matrixGradient, matrix, nameof(matrixGradient)))
            Elementwise.AddScaled(resultCotangent.Span, factor, matrixGradient.Span);
        factorGradient += (float)Elementwise.Dot(matrix.Span, resultCotangent.Span);
    }

    private static Matrix Combine(Matrix left, Matrix right, float sign, Workspace? workspace)
    {
        Shapes.Require(right, left, nameof(right));
        Matrix result = Results.Take(workspace, left.Rows, left.Columns);
        left.Span.CopyTo(result.Span);
        Elementwise.AddScaled(right.Span, sign, result.Span);
        return result;
    }

    private static Matrix Multiple(Matrix matrix, float factor, Workspace? workspace)
    {
        Matrix result = Results.Take(workspace, matrix.Rows, matrix.Columns);
        Elementwise.Scale(matrix.Span, factor, result.Span);
        return result;
    }
}
