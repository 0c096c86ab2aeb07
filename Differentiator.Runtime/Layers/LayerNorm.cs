using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>
/// Normalizes each row, then scales and shifts each feature: <c>y = (x - mean) / sqrt(variance + epsilon) * w + b</c>, with the
/// variance over n, as PyTorch's <c>LayerNorm</c> (Ba, Kiros, Hinton, "Layer normalization", 2016).
/// </summary>
public sealed class LayerNorm : Layer
{
    // Mean and reciprocal deviation of a row, in double.
    private const int StatisticsPerRow = 2;
    private const int KeptPerRow = StatisticsPerRow * sizeof(double) / sizeof(float);

    private readonly Parameter[] parameters;
    private readonly double epsilon;

    /// <summary>A layer with w = 1 and b = 0.</summary>
    /// <param name="features">The number of columns; at least 1.</param>
    /// <param name="epsilon">Added to the variance; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public LayerNorm(int features, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (!(epsilon >= 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "A number that is not negative is expected.");
        this.epsilon = epsilon;
        Weight = new Parameter("weight", new Matrix(1, features));
        Bias = new Parameter("bias", new Matrix(1, features));
        Weight.Value.Span.Fill(1);
        parameters = [Weight, Bias];
    }

    /// <summary>How many features come in and go out.</summary>
    public int Features => Weight.Value.Columns;

    /// <summary>w: 1 x features.</summary>
    public Parameter Weight { get; }

    /// <summary>b: 1 x features.</summary>
    public Parameter Bias { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Normalizes each row.</summary>
    /// <param name="x">batch x features.</param>
    /// <returns>batch x features.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has another number of columns.</exception>
    [Derivative(nameof(ApplyVjp))]
    public Matrix Apply(Matrix x) => Compute(x, null);

    /// <summary>Normalizes each row.</summary>
    /// <param name="x">batch x features.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    /// <returns>batch x features.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has another number of columns.</exception>
    public Matrix Apply(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Compute(x, workspace);
    }

    /// <summary>The derivative of <see cref="Apply(Matrix)"/>.</summary>
    /// <param name="x">batch x features.</param>
    /// <param name="result">What Apply has returned.</param>
    /// <param name="resultCotangent">batch x features.</param>
    /// <param name="xGradient">batch x features, added to; empty if not asked for.</param>
    /// <param name="gradients">Of the model; the contributions of weight and bias are added.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or <paramref name="result"/> is not what Apply has returned.</exception>
    public void ApplyVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient, Gradients gradients)
    {
        Shapes.RequireColumns(x, Features, nameof(x));
        Shapes.Require(result, x, nameof(result));
        Shapes.Require(resultCotangent, x, nameof(resultCotangent));
        bool isAsked = Shapes.IsAsked(xGradient, x, nameof(xGradient));
        ReadOnlySpan<double> statistics = Statistics(result);
        Span<float> weightGradient = gradients.Of(Weight).Span;
        if (gradients.Of(Bias) is { IsEmpty: false } biasGradient)
            ColumnSums.Add(resultCotangent, biasGradient.Span);
        for (int row = 0; row < x.Rows; row++)
        {
            (double mean, double scale) = (statistics[StatisticsPerRow * row], statistics[(StatisticsPerRow * row) + 1]);
            if (!weightGradient.IsEmpty)
                AddWeightGradient(x.Row(row), mean, scale, resultCotangent.Row(row), weightGradient);
            if (isAsked)
                AddRowGradient(x.Row(row), mean, scale, resultCotangent.Row(row), xGradient.Row(row));
        }
    }

    private static Span<double> Statistics(Matrix result) =>
        MemoryMarshal.Cast<float, double>(Results.Kept(result, KeptPerRow * result.Rows));

    // n = (x - mean) scale,   w̄ += ȳ n
    private static void AddWeightGradient(ReadOnlySpan<float> x, double mean, double scale, ReadOnlySpan<float> cotangent, Span<float> gradient)
    {
        for (int j = 0; j < x.Length; j++)
            gradient[j] += (float)(cotangent[j] * ((x[j] - mean) * scale));
    }

    // n̄ = ȳ w,   x̄ += scale (n̄ - mean of n̄ - n * mean of n̄ n)
    private void AddRowGradient(ReadOnlySpan<float> x, double mean, double scale, ReadOnlySpan<float> cotangent, Span<float> gradient)
    {
        ReadOnlySpan<float> weight = Weight.Value.Span;
        double sum = 0, product = 0;
        for (int j = 0; j < x.Length; j++)
        {
            double normalCotangent = (double)cotangent[j] * weight[j];
            sum += normalCotangent;
            product += normalCotangent * ((x[j] - mean) * scale);
        }

        double shift = sum / x.Length, slope = product / x.Length;
        for (int j = 0; j < x.Length; j++)
            gradient[j] += (float)(scale * (((double)cotangent[j] * weight[j]) - shift - ((x[j] - mean) * scale * slope)));
    }

    private Matrix Compute(Matrix x, Workspace? workspace)
    {
        Shapes.RequireColumns(x, Features, nameof(x));
        Matrix result = Results.Take(workspace, x.Rows, Features, KeptPerRow * x.Rows);
        Span<double> statistics = Statistics(result);
        ReadOnlySpan<float> weight = Weight.Value.Span, bias = Bias.Value.Span;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<float> elements = x.Row(row);
            Span<float> values = result.Row(row);
            (double mean, double scale) = Normal(elements);
            (statistics[StatisticsPerRow * row], statistics[(StatisticsPerRow * row) + 1]) = (mean, scale);
            for (int j = 0; j < values.Length; j++)
                values[j] = (float)(((elements[j] - mean) * scale * weight[j]) + bias[j]);
        }

        return result;
    }

    private (double Mean, double Scale) Normal(ReadOnlySpan<float> elements)
    {
        double sum = 0, squares = 0;
        foreach (float element in elements)
            sum += element;
        double mean = sum / elements.Length;
        foreach (float element in elements)
            squares += (element - mean) * (element - mean);
        return (mean, 1 / Math.Sqrt((squares / elements.Length) + epsilon));
    }
}
