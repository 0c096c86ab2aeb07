using System;

namespace Differentiator;

/// <summary>Moves all parameters of a model against the gradient that its emitted derivative has left in them.</summary>
/// <remarks>
/// <see cref="Sgd"/>, <see cref="Adam"/>, <see cref="AdamW"/>, <see cref="RmsProp"/> and <see cref="Adagrad"/> are ready-made;
/// derive from this class for a composition of your own. State is allocated at the first step; further steps allocate
/// nothing. Between gradient and step, <see cref="GradientClipping"/> bounds <see cref="Parameters.Gradient"/>.
/// </remarks>
/// <example>
/// <code>
/// var optimizer = new Adam(model.Parameters, learningRate: 1e-3);
/// float loss = model.LossGradient(x, y);
/// GradientClipping.ByNorm(model.Parameters.Gradient, maxNorm: 1);
/// optimizer.Step();
/// </code>
/// </example>
public abstract class ModelOptimizer
{
    private readonly Parameters parameters;
    private readonly IOptimizer<float> optimizer;

    /// <summary>An optimizer of a model.</summary>
    /// <param name="parameters">The model's.</param>
    /// <param name="optimizer">Makes the steps; of this model only, as it keeps state for each parameter.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    protected ModelOptimizer(Parameters parameters, IOptimizer<float> optimizer)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(optimizer);
        this.parameters = parameters;
        this.optimizer = optimizer;
    }

    /// <inheritdoc cref="IOptimizer{T}.LearningRate"/>
    public double LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    /// <summary>
    /// Makes one step against <see cref="Parameters.Gradient"/>. A NaN or infinity there reaches its parameter and its state, no
    /// other parameter.
    /// </summary>
    public void Step() => optimizer.Step(parameters.Values, parameters.Gradient);
}
