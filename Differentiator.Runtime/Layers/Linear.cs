using System;
using System.Collections.Generic;

namespace Differentiator;

/// <summary>
/// An affine map of each row, followed by an activation: <c>y = f(x W + b)</c>, with the weight W of inputs x outputs (PyTorch
/// stores the transpose of it).
/// </summary>
/// <example>
/// <code>
/// private readonly Linear hidden = new(784, 256, Activation.Relu, initializer: Initializers.KaimingNormal, seed: 1);
/// </code>
/// </example>
public sealed class Linear : Layer
{
    private readonly Parameter[] parameters;
    private readonly Parameter? bias;
    private readonly bool keepsArgument;

    /// <summary>A layer with its first values.</summary>
    /// <param name="inputs">How many features come in; at least 1.</param>
    /// <param name="outputs">How many go out; at least 1.</param>
    /// <param name="activation">Applied to each element of the result.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="initializer">Gives the first values; PyTorch's default for a linear layer (<see cref="Initializers.Default"/>) if null.</param>
    /// <param name="seed">
    /// Of the first values. Null takes the next number of the process, so that layers of one shape differ: with layers made in
    /// the same order, two runs of a program begin with the same values.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or there is no such activation.</exception>
    public Linear(int inputs, int outputs, Activation activation = Activation.None, bool bias = true, Initializer? initializer = null, ulong? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation.");
        Activation = activation;
        keepsArgument = ActivationKernel.NeedsArgument(activation);
        Weight = new Parameter("weight", new Matrix(inputs, outputs));
        this.bias = bias ? new Parameter("bias", new Matrix(1, outputs)) : null;
        parameters = this.bias is null ? [Weight] : [Weight, this.bias];
        (initializer ?? Initializers.Default)(Weight.Value, this.bias?.Value ?? default, seed ?? DefaultSeeds.Next());
    }

    /// <summary>How many features come in.</summary>
    public int Inputs => Weight.Value.Rows;

    /// <summary>How many features go out.</summary>
    public int Outputs => Weight.Value.Columns;

    /// <summary>What is applied to each element of the result.</summary>
    public Activation Activation { get; }

    /// <summary>W: inputs x outputs.</summary>
    public Parameter Weight { get; }

    /// <summary>b: 1 x outputs; null if there is none.</summary>
    public Parameter? Bias => bias;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary><c>f(x W + b)</c></summary>
    /// <param name="x">batch x inputs.</param>
    /// <returns>batch x outputs.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has another number of columns.</exception>
    [Derivative(nameof(ApplyVjp))]
    public Matrix Apply(Matrix x) => Compute(x, null);

    /// <summary><c>f(x W + b)</c></summary>
    /// <param name="x">batch x inputs.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    /// <returns>batch x outputs.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has another number of columns.</exception>
    public Matrix Apply(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Compute(x, workspace);
    }

    /// <summary>The derivative of <see cref="Apply(Matrix)"/>.</summary>
    /// <param name="x">batch x inputs.</param>
    /// <param name="result">What Apply has returned.</param>
    /// <param name="resultCotangent">batch x outputs; overwritten.</param>
    /// <param name="xGradient">batch x inputs, added to; empty if not asked for.</param>
    /// <param name="gradients">Of the model; the contributions of weight and bias are added.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or <paramref name="result"/> is not what Apply has returned.</exception>
    public void ApplyVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient, Gradients gradients)
    {
        Shapes.RequireColumns(x, Inputs, nameof(x));
        Shapes.Require(result, x.Rows, Outputs, nameof(result));
        Shapes.Require(resultCotangent, result, nameof(resultCotangent));

        // Z = x W + b, y = f(Z):   dZ = dy f'(Z);   dW += x^T dZ;   db += column sums of dZ;   dx += dZ W^T
        Span<float> argument = keepsArgument ? Results.Kept(result, result.Length) : default;
        ActivationKernel.Pull(argument, result.Span, resultCotangent.Span, Activation);
        if (gradients.Take(Weight, out bool wasFresh) is { IsEmpty: false } weightGradient)
            MatrixProduct.Multiply(x, true, resultCotangent, false, weightGradient, accumulates: !wasFresh);
        if (bias is not null && gradients.Of(bias) is { IsEmpty: false } biasGradient)
            ColumnSums.Add(resultCotangent, biasGradient.Span);
        if (Shapes.IsAsked(xGradient, x, nameof(xGradient)))
            MatrixProduct.Multiply(resultCotangent, false, Weight.Value, true, xGradient, accumulates: true);
    }

    private Matrix Compute(Matrix x, Workspace? workspace)
    {
        Shapes.RequireColumns(x, Inputs, nameof(x));
        Matrix result = Results.Take(workspace, x.Rows, Outputs, keepsArgument ? x.Rows * Outputs : 0);
        var epilogue = new ProductEpilogue(bias?.Value ?? default, Rectifies: Activation == Activation.Relu);
        MatrixProduct.Multiply(x, false, Weight.Value, false, result, accumulates: false, epilogue);
        if (Activation is Activation.None or Activation.Relu)
            return result;
        Span<float> argument = keepsArgument ? Results.Kept(result, result.Length) : default;
        ActivationKernel.Apply(result, default, Activation, argument);
        return result;
    }
}
